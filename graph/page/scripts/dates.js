// Dates that are no more exact than their text: the first and the last day that one may mean, as graph/dates.py has it.
// Days are ISO strings (2017-10-17), which sort as dates do; so are periods, which are years, months or days.

const YEAR = "2017".length;
const MONTH = "2017-10".length;
const DAY = "2017-10-17".length;

const firstDay = (value) => value.split("/")[0] + "-01-01".slice(value.split("/")[0].length - YEAR);

function lastDay(value) {
  const [year, month = "12", day] = value.split("/").pop().split("-");
  return `${year}-${month}-${day ?? daysOfMonth(Number(year), Number(month))}`;
}

const daysOfMonth = (year, month) => instant(`${year}`.padStart(YEAR, "0"), month + 1, 0).getUTCDate();

// The day as an instant of the calendar; months and days beyond the last count on.
function instant(year, month = 1, day = 1) {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(Number(year), month - 1, day); // which takes years before 100 as they are
  return date;
}

const isoDay = (date) => date.toISOString().slice(0, DAY);

// Whether a text is a year, a month or a day that there is.
function isPeriod(value) {
  if (!/^\d{4}(-\d\d(-\d\d)?)?$/.test(value)) return false;
  return isoDay(instant(...firstDay(value).split("-").map(Number))) === firstDay(value);
}

// By statement: the first and the last day that its date may mean, or null where it has none that there is.
const daysOf = statements.map((statement) => {
  const value = dateOf(statement);
  return value?.split("/").every(isPeriod) ? [firstDay(value), lastDay(value)] : null;
});

// The period of a unit that all days of a date lie in; null where the date is less exact than that.
function periodOf([first, last], unit) {
  return first.slice(0, unit) === last.slice(0, unit) ? first.slice(0, unit) : null;
}

const LAST_YEAR = 9999; // those behind it are written otherwise, and sort before all others

function periodsBetween(first, last, unit) {
  const periods = [];
  const [year, month, day] = first.split("-").map(Number);
  for (let step = 0; ; step += 1) {
    const next = instant(
      year + (unit === YEAR && step),
      month + (unit === MONTH && step),
      unit === DAY ? day + step : 1,
    );
    const period = isoDay(next).slice(0, unit);
    if (period > last.slice(0, unit) || next.getUTCFullYear() > LAST_YEAR) return periods;
    periods.push(period);
  }
}

const MOST_DAYS = 92; // that are told apart; of more, months are
const MOST = 120; // months or years

function unitOf(first, last) {
  const days = (Date.parse(last) - Date.parse(first)) / 864e5;
  return days < MOST_DAYS ? DAY : days < MOST * 30 ? MONTH : YEAR;
}

const OUTER = 0.02; // of the dates, on either side: single early or late ones would press the rest together

const dated = [...statements.keys()].filter((number) => daysOf[number]);
const inOrder = [0, 1].map((end) => [...dated].sort((a, b) => (daysOf[a][end] < daysOf[b][end] ? -1 : 1)));

// Periods that cover the dates of statements, as good as all, or those from `since` to `until`; null where none has a
// date. The first stands for what is earlier too, the last for what is later: `isFirstOpen`, `isLastOpen` tell whether
// there is any. `places` tells the number of each period.
function timeScale(isWanted = () => true, since = null, until = null) {
  const [byFirst, byLast] = inOrder.map((numbers) => numbers.filter(isWanted));
  if (!byFirst.length) return null;
  const outer = Math.floor(byFirst.length * OUTER);
  const from = since ? firstDay(since) : daysOf[byFirst[outer]][0];
  const to = until ? lastDay(until) : daysOf[byLast.at(-1 - outer)][1];
  const [first, last] = [from, to].sort();
  const unit = unitOf(first, last);
  const periods = periodsBetween(first, last, unit).slice(-MOST);
  return {
    unit,
    periods,
    places: new Map(periods.map((period, place) => [period, place])),
    isFirstOpen: daysOf[byFirst[0]][0] < firstDay(periods[0]),
    isLastOpen: daysOf[byLast.at(-1)][1] > lastDay(periods.at(-1)),
  };
}

// The number of the period that a statement belongs to; null where it has no date, or none as exact as that.
function placeInTime({ unit, periods, places }, number) {
  const period = daysOf[number] && periodOf(daysOf[number], unit);
  if (!period) return null;
  if (period < periods[0]) return 0;
  return places.get(period) ?? periods.length - 1;
}

const LOCALES = { ar: "ar-SY-u-nu-latn-ca-gregory", en: "en-GB" };
const formats = new Map();

function formatted(period, options) {
  const key = state.language + JSON.stringify(options);
  if (!formats.has(key))
    formats.set(key, new Intl.DateTimeFormat(LOCALES[state.language], { timeZone: "UTC", ...options }));
  return formats.get(key).format(instant(...firstDay(period).split("-").map(Number)));
}

// A period in words: October 2017.
function periodName(period) {
  const options = { year: "numeric" };
  if (period.length >= MONTH) options.month = "long";
  if (period.length >= DAY) options.day = "numeric";
  return formatted(period, options);
}

// Time goes the way that the language is read: a distance from the start, as one from the left.
const along = (x, width) => (state.language === "ar" ? width - x : x);
