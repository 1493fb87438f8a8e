// How types look where they are stacked: each is told apart within its group by a shade, and then by a texture.

const WIDE = 8; // pixels from which on a part has an outline and a texture

// What stands for a type: the colour of its group in a shade and, over that, a texture of its own within the group.
function typeParts(type, box) {
  const { group, shade, texture: number } = lookOf(type);
  const isWide = box.width >= WIDE;
  const classes = ["slice", `group-${group}`, `shade-${shade}`, isWide ? "outlined" : ""].join(" ").trim();
  return [
    draw("rect", { ...box, class: classes, "data-type": type }),
    number && isWide ? draw("rect", { ...box, fill: `url(#${TEXTURES[number - 1].id})` }) : null,
  ];
}

const SHADES = 3; // of each group

function lookOf(type) {
  const group = groupOf(type);
  const number = Object.keys(data.types).filter((other) => groupOf(other) === group).indexOf(type);
  return { group, shade: number % SHADES, texture: Math.floor(number / SHADES) % (TEXTURES.length + 1) };
}

const TEXTURES = [
  { id: "texture-stripes", turn: 45 },
  { id: "texture-lines", turn: 0 },
];

const TEXTURE_STEP = 5; // pixels from line to line
const TEXTURE_LINE = 2; // pixels

const texture = ({ id, turn }) =>
  draw(
    "pattern",
    { id, width: TEXTURE_STEP, height: TEXTURE_STEP, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${turn})` },
    draw("rect", { class: "texture", width: TEXTURE_STEP, height: TEXTURE_LINE }),
  );
