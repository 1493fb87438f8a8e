// Long lists, of which the first rows are shown: the next ones come on demand, and all of them on paper.

const unfolding = new WeakMap(); // by the button for the next rows: what shows all of them, and returns what folds them

// Show the first `size` of many rows in `body`, and in `parent` a button for the next ones.
function paged(parent, rows, size, show, body = parent) {
  body.append(...rows.slice(0, size).map(show));
  const rest = rows.slice(size);
  if (!rest.length) return;
  const next = () => {
    more.remove();
    const shown = body.children.length;
    paged(parent, rest, size, show, body);
    const first = body.children[shown];
    first.tabIndex = -1; // where nothing in it can have the focus
    (first.querySelector("button, a") ?? first).focus();
  };
  const more = button({ class: "more" }, next, `${text("more")} (`, figure(rest.length), ")");
  unfolding.set(more, () => unfold(more, rest.map(show), body));
  parent.append(more);
}

function unfold(more, rows, body) {
  body.append(...rows);
  more.hidden = true;
  return () => {
    for (const row of rows) row.remove();
    more.hidden = false;
  };
}

// Show all rows of the lists that are seen; returns what folds them again.
function unfoldLists() {
  const seen = [...document.querySelectorAll(".more")].filter((more) => unfolding.has(more) && isSeen(more));
  const folds = seen.map((more) => unfolding.get(more)());
  return () => folds.forEach((fold) => fold());
}
