// Dates that are no more exact than their text: the first and the last day that one may mean, as graph/dates.py has it.
// Days are ISO strings (2017-10-17), which sort as dates do.

const DATE = /^\d{4}(-\d\d(-\d\d)?)?(\/\d{4}(-\d\d(-\d\d)?)?)?$/;

const firstDay = (value) => value.split("/")[0] + "-01-01".slice(value.split("/")[0].length - 4);

function lastDay(value) {
  const [year, month = "12", day] = value.split("/").pop().split("-");
  return `${year}-${month}-${day ?? daysOfMonth(Number(year), Number(month))}`;
}

const daysOfMonth = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

// By statement: the first and the last day that its date may mean, or null where it has none that can be read.
const daysOf = statements.map((statement) => {
  const value = dateOf(statement);
  return value !== null && DATE.test(value) ? [firstDay(value), lastDay(value)] : null;
});
