// One spelling for the many that a name has: the same as graph/folding.py, to the letter (a test compares them).

const LETTERS = new Map();
for (const [from, to] of [
  ["أإآٱٲٳ", "ا"],
  ["ىیئې", "ي"],
  ["ةۀہھە", "ه"],
  ["ؤ", "و"],
  ["کڪگ", "ك"],
  ["پ", "ب"],
  ["چ", "ج"],
  ["ڤ", "ف"],
]) {
  for (const letter of from) LETTERS.set(letter, to);
}
const DROPPED = /[ـ\u200b-\u200f\u061c\u2066-\u2069\u202a-\u202e\ufeff\u00ad]/u;

// Whether Unicode gives the character a combining class: if so, normalisation moves it before U+0345, whose class is
// the highest.
function isCombining(character) {
  return character === "\u0345" || !("\u0345" + character).normalize("NFD").startsWith("\u0345");
}

// The value of a decimal digit of any script: how many digits stand before it in its row of ten.
function digitValue(digit) {
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(digit.codePointAt(0) - before - 1)) && before < 9) before += 1;
  return String(before);
}

function foldCharacter(character) {
  let folded = "";
  for (const part of character.normalize("NFKC")) {
    if (DROPPED.test(part) || isCombining(part)) continue;
    folded += /\p{Nd}/u.test(part) ? digitValue(part) : (LETTERS.get(part) ?? part.toLowerCase());
  }
  return folded;
}

// Dots or stars beside a tatweel, between letters, hide a word from filters; not the dot of the Hijri era, `هـ.`
const MASK = /(?<=[ء-ي])(?:[.·•*]+(?=ـ)|(?<=ـ)(?<!(?<![\p{L}_])هـ)[.·•*]+)(?=ـ*[ء-غف-ي])/gu;

function fold(text) {
  return Array.from(text.replace(MASK, ""), foldCharacter).join("");
}

// The folded words of a text, one space between two, without punctuation.
function foldWords(text) {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
