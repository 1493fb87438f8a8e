// The axes of the timeline: counts upwards, and time in words, as many of them as there is room for.

const LETTER_WIDTH = 7; // pixels, about
const STEPS_OF_TIME = { [DAY]: [1, 2, 5, 10, 15], [MONTH]: [1, 3, 6, 12], [YEAR]: [1, 2, 5, 10, 20, 50] };

// The distance of the marks of an axis of counts: 1, 2 or 5, with zeros, so that there are at most five of them.
function countStep(most) {
  const size = 10 ** Math.floor(Math.log10(Math.max(most / 5, 1)));
  return [1, 2, 5, 10].map((times) => times * size).find((step) => most / step <= 5);
}

// What a period is called on the axis, and the larger one that it belongs to, under which it stands.
const shortName = (period) =>
  period.length === YEAR
    ? period
    : formatted(period, period.length === MONTH ? { month: "short" } : { day: "numeric" });
const largerPeriod = (period) => (period.length === YEAR ? null : period.slice(0, period.length - "-01".length));

// The labels of periods that are `width` pixels wide each: {place, text, row}.
function timeLabels({ periods, unit }, width) {
  const names = periods.map(shortName);
  const room = Math.max(...names.map((name) => name.length)) * LETTER_WIDTH + 10;
  const step = STEPS_OF_TIME[unit].find((one) => one * width >= room);
  const ofStep = (period) => {
    const number = Number(period.slice(-2)) - (unit === YEAR ? 0 : 1);
    return number % step === 0 && (unit !== DAY || step === 1 || number + step / 2 < 31); // room for the next month
  };
  const minor = periods.map((period, place) => ({
    place,
    text: names[place],
    row: 0,
    isShown: step && ofStep(period),
  }));
  return [...minor.filter(({ isShown }) => isShown), ...majorLabels(periods, unit, width)];
}

// A label where a larger period begins. Where there is no room for it, the one before gives way.
function majorLabels(periods, unit, width) {
  if (unit === YEAR) return [];
  const starts = periods.flatMap((period, place) =>
    place && largerPeriod(period) === largerPeriod(periods[place - 1]) ? [] : [place],
  );
  const labels = [];
  for (const place of starts) {
    const text = periodName(largerPeriod(periods[place]));
    const before = labels.at(-1);
    if (before && (place - before.place) * width < before.text.length * LETTER_WIDTH + 12) {
      if (labels.length > 1) continue;
      labels.pop();
    }
    labels.push({ place, text, row: 1 });
  }
  return labels;
}
