// The number of statements of a line, on the line, where there are several: it keeps its size at every zoom, and one
// that would lie on a name, a symbol or another number is left out until there is room for it.

const COUNT_SIZE = 11.5; // pixels
const COUNT_PLACES = [0.5, 0.4, 0.6, 0.3, 0.7]; // along the line, best place first
const lineCounts = { shown: [] }; // the boxes of those in the last picture

// `drawn` are the nodes on the canvas, beside whose captions there must be room.
function placeLineCounts(context, drawn, unit) {
  if (captions.held) return;
  const symbols = drawn.map(({ x, y, size }) => ({ x, y, width: 2 * size, height: 2 * size }));
  const taken = [...captions.shown, ...symbols];
  lineCounts.shown = [];
  for (const { id, count } of picture.counted) {
    const text = digits(count);
    const size = { width: (text.length * 8 + 2) * unit, height: (COUNT_SIZE + 2) * unit };
    const boxes = pointsOn(network.body.edges[id], context).map((point) => ({ ...point, ...size, text: [text], id }));
    const box = boxes.find((one) => !taken.some((other) => overlap(one, other)));
    if (!box) continue;
    taken.push(box);
    lineCounts.shown.push(box);
  }
}

// Where on a line a number may stand; on one that comes back to its node, at the outer end.
function pointsOn({ edgeType, fromId, toId }, context) {
  if (fromId !== toId) return COUNT_PLACES.map((place) => edgeType.getPoint(place));
  const [x, y, radius] = edgeType._getCircleData(context);
  return [{ x: x + radius * Math.SQRT1_2, y: y - radius * Math.SQRT1_2 }];
}

function paintLineCounts(context, unit) {
  for (const box of lineCounts.shown) paintCaption(context, box, { unit, size: COUNT_SIZE });
}
