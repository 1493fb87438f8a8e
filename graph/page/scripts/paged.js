// Long lists, of which the first rows are shown: the next ones come on demand, and on paper as many as it bears.

const MOST_ON_PAPER = 200; // rows of a list: browsers take minutes to lay out thousands
const unfolding = new WeakMap(); // by the button for the next rows: shows them for paper, and returns what folds them

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
  const more = button({ class: "more" }, next, ...moreWords(rest.length));
  unfolding.set(more, () => unfold({ more, rest, show, parent, body }));
  parent.append(more);
}

const moreWords = (count) => [`${text("more")} (`, figure(count), ")"];

// What does not go on paper is still told to be there.
function unfold({ more, rest, show, parent, body }) {
  const rows = rest.slice(0, MOST_ON_PAPER).map(show);
  const tell = (count) => {
    more.replaceChildren(...moreWords(count));
    more.hidden = count === 0;
  };
  body.append(...rows);
  parent.append(more);
  tell(rest.length - rows.length);
  return () => {
    for (const row of rows) row.remove();
    tell(rest.length);
  };
}

// Show more rows of the lists that are seen, for paper; returns what folds them again.
function unfoldLists() {
  const seen = [...document.querySelectorAll(".more")].filter((more) => unfolding.has(more) && isSeen(more));
  const folds = seen.map((more) => unfolding.get(more)());
  return () => folds.forEach((fold) => fold());
}
