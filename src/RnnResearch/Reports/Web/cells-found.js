// The table of properties: the cells that follow them best, and whether that is more than chance and more than an untrained network's.

function propertiesFound(data, choice) {
  const rows = data.properties.flatMap((property, index) => property.skipped ? [] : [propertyRow(data, choice, property, index)])
    .sort((a, b) => a[1].value - b[1].value);
  return [
    el('p', {}, 'Of each property the cell that follows it best on one half of what was read, and how it does on the half held out. '
      + 'A yes/no property is scored by the area under the ROC curve (0.5 says nothing), a number by the rank correlation (0). '
      + 'It counts as found where the held-out score is above chance, the 95th percentile for the same labels shifted in time, and '
      + 'above the best cell of the same network before training.'),
    sortableTable({
      caption: 'Properties of the text, and the cells that follow them',
      columns: [{ name: 'property' }, { name: 'found' }, { name: 'best cell' }, { name: 'threshold', numeric: true },
        { name: 'chosen on', numeric: true }, { name: 'held out', numeric: true }, { name: 'chance', numeric: true },
        { name: 'untrained', numeric: true }, { name: 'kind' }],
      rows,
    }),
    ...notLookedFor(data),
  ];
}

/** The properties that were skipped, those of one reason together. */
function notLookedFor(data) {
  const reasons = Map.groupBy(data.properties.filter(property => property.skipped), property => property.skipped);
  return [...reasons].map(([reason, properties]) => el('p', { class: 'small skipped' }, 'Not looked for: ',
    el('strong', {}, properties.map(property => property.name).join(', ')), ` – ${reason}`));
}

/** Those found come first. */
const rankOf = property => property.claimed ? 0 : 1;

function propertyRow(data, choice, property, index) {
  const [best] = property.cells;
  const button = cell => cellButton(data, choice, cell, `, ${direction(property, cell)}`, { property: index });
  return [
    { show: propertyName(property, button), value: property.name },
    { show: el('span', { class: `verdict ${property.claimed ? 'claimed' : 'muted'}` }, verdict(property)), value: rankOf(property) },
    { show: button(best), value: cellName(best) },
    ...[best.threshold, best.score, best.heldOut, property.chance, property.untrained].map(score => ({ show: fixed(score), value: score })),
    property.kind,
  ];
}

function propertyName(property, button) {
  const share = property.share === null || property.share === undefined ? '' : ` (${percent(property.share)} of the text)`;
  return el('div', { class: 'property' },
    el('strong', {}, property.name),
    el('div', { class: 'small muted' }, property.description, share),
    el('details', {}, el('summary', {}, `The best ${property.cells.length}`),
      el('ol', { class: 'cells small' }, property.cells.map(cell => el('li', {},
        button(cell), ` chosen on ${fixed(cell.score)}, held out ${fixed(cell.heldOut)}`)))));
}

function direction({ kind }, { sign }) {
  if (kind === 'number') return sign > 0 ? 'rises with it' : 'falls with it';
  return sign > 0 ? 'high inside' : 'low inside';
}

function verdict(property) {
  const [best] = property.cells;
  if (property.claimed) return 'found';
  if (best.heldOut <= property.chance) return `not found: ${fixed(best.heldOut)} held out is not above chance`;
  if (best.heldOut <= property.untrained) return `not found: ${fixed(best.heldOut)} held out is not above an untrained network`;
  return 'not found';
}

const fixed = (score, digits = 3) => score === null || score === undefined ? '–' : score.toFixed(digits).replace('-', '−');
