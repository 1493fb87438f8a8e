// What places lie in: units up to the country. Some are places of the graph themselves, others are known by name only.

const wholeAbove = (key) => nodesByKey.get(key)?.within ?? data.wholes[key]?.[2] ?? null;

const namesOfWhole = (key) => data.wholes[key].slice(0, 2); // in Arabic and in English

function wholeName(key) {
  const node = nodesByKey.get(key);
  return node ? nodeName(node) : inLanguage(namesOfWhole(key));
}

// A place with all that it lies in, itself first.
function placeChain(key) {
  const chain = [];
  for (let at = key; at !== null && !chain.includes(at); at = wholeAbove(at)) chain.push(at);
  return chain;
}

const places = nodes.filter((node) => node.kind === "place");
const chains = new Map(places.map(({ key }) => [key, placeChain(key)]));

// By unit: what lies directly in it. Those under null lie in nothing.
const placesIn = new Map();
for (const key of new Set([...chains.values()].flat())) {
  const above = wholeAbove(key);
  if (!placesIn.has(above)) placesIn.set(above, []);
  placesIn.get(above).push(key);
}

// By statement: the places that it names, with all that they lie in.
const placesOf = nodesOf.map((named) => {
  const found = new Set();
  for (const id of named) for (const key of chains.get(nodes[id].key) ?? []) found.add(key);
  return [...found];
});
