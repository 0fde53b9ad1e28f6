// The text, a span for each position. When another cell is chosen the spans stay, and only their level changes.

const levels = 16;

function textView(data, text, choice) {
  const spans = Array.from(text.ids, id => el('span', { class: `t ${text.tokens[id].look}` }, text.tokens[id].sign));
  const readout = el('p', { class: 'readout' }, 'Point at the text, or go through it by the arrow keys.');
  const at = { place: -1 }; // where one looks
  const look = place => {
    spans[at.place]?.classList.remove('at');
    spans[at.place = place].classList.add('at');
    return tell(readout, data, text, choice, place);
  };
  const passages = text.passages.map(passage => passageView(data, passage));
  const body = el('div', { class: 'passages' }, passages.map(passage => passage.whole));
  moves({ body, passages, text, spans, choice, look, at });

  choice.watch(async changed => {
    if (changed('guesses')) layOut(passages, text, spans, choice.now.guesses);
    if (changed('span')) mark(spans, choice.now.span);
    await Promise.all([
      changed('property') && underline(spans, choice),
      changed('layer', 'unit', 'quantity') && colour(spans, data, choice),
    ]);
    if (changed('layer', 'unit', 'quantity') && at.place >= 0) await look(at.place);
  });
  return [
    el('p', { id: 'hint' }, 'Blue is low, green is high. In the text, the arrow keys go from position to position, and with Shift they '
      + `mark a phrase, as the mouse does. The likeliest next ${data.unit} stand under each position, the redder the likelier, with a `
      + 'frame around the one that comes.'),
    el('div', { class: 'look', id: 'text', tabindex: -1, role: 'group', 'aria-label': 'What is looked at' }, lookControls(data, choice)),
    body,
    el('div', { class: 'bar', 'aria-live': 'polite' }, readout, phraseButton(text, choice)),
  ];
}

function passageView(data, passage) {
  const half = passage.half === 1 ? 'from the half that cells were chosen on' : 'from the half held out';
  const lines = el('div', {
    class: `passage text ${data.unit}`, tabindex: 0, role: 'application', 'aria-describedby': 'hint',
    'aria-label': `Text from line ${number(passage.line)} on, ${number(passage.length)} positions`,
  });
  const whole = el('div', {},
    el('h3', {}, `Line ${number(passage.line)} `,
      el('span', { class: 'muted small' }, `from ${oneUnit(data)} ${number(passage.start)} on, ${half}`)),
    lines);
  return { ...passage, lines, whole };
}

/** As running text, or each position as a column with what the model expects after it. */
function layOut(passages, text, spans, asColumns) {
  for (const { lines, from, to } of passages) {
    lines.classList.toggle('columns', asColumns);
    lines.replaceChildren(...range(from, to).flatMap(place => asColumns
      ? el('span', { class: 'column' }, spans[place], guessColumn(text, place))
      : [spans[place], text.token(place).behind]));
  }
}

function guessColumn(text, place) {
  const next = text.passageOf(place + 1) === text.passageOf(place) ? text.token(place + 1) : null;
  return text.guesses(place).map(({ token, probability }) => {
    const kind = `guess ${token.look} ${token === next ? 'right' : ''}`;
    return el('span', { class: kind, style: `--p: ${Math.round(100 * probability)}%` }, token.sign === ' ' ? '␣' : token.sign);
  });
}

async function colour(spans, data, choice) {
  const quantity = quantityOf(data, choice.now);
  const all = await blob(quantity.blob);
  if (quantity !== quantityOf(data, choice.now)) return; // another one was chosen meanwhile
  const start = choice.now.unit * spans.length;
  spans.forEach((span, place) => { span.dataset.level = all[start + place]; });
}

async function underline(spans, choice) {
  const { property } = choice.now;
  const values = property < 0 ? null : await blob(`p-${property}`);
  if (property !== choice.now.property) return;
  spans.forEach((span, place) => span.style.setProperty('--under', values ? `${Math.round(100 * values[place] / (levels - 1))}%` : '0%'));
}

function mark(spans, phrase) {
  spans.forEach((span, place) => span.classList.toggle('picked', phrase !== null && inside(phrase, place)));
}

/** Says what there is at a position: the cell's value, and what the model expects next. */
async function tell(readout, data, text, choice, place) {
  const quantity = quantityOf(data, choice.now);
  const all = await blob(quantity.blob);
  const passage = text.passageOf(place);
  const level = all[choice.now.unit * text.ids.length + place];
  const value = quantity.low + (quantity.high - quantity.low) * (level + 0.5) / levels;
  const next = text.guesses(place).map(({ token, probability }) => `${token.name} ${percent(probability)}`).join(', ');
  readout.replaceChildren(
    el('span', { class: 'here' }, text.token(place).name),
    ` ${oneUnit(data)} ${number(passage.start + place - passage.from)}: ${cellName(choice.now)}, `,
    `${quantity.label} about ${fixed(value, 2)}; next: `, el('span', { class: 'text' }, next));
}

function lookControls(data, choice) {
  const choose = unit => choice.change({ unit: Math.min(data.hidden - 1, Math.max(0, Math.round(unit) || 0)) });
  const step = (sign, name, by) => el('button', {
    type: 'button', 'aria-label': name, onclick: () => choose((choice.now.unit + by + data.hidden) % data.hidden),
  }, sign);
  const cell = el('input', { type: 'number', id: 'cell', min: 0, max: data.hidden - 1, step: 1, onchange: () => choose(cell.value) });
  const layer = list('layer', range(0, data.layers).map(n => [n, n]), value =>
    choice.change({ layer: Number(value), quantity: quantityOf(data, { layer: Number(value), quantity: choice.now.quantity }).name }));
  const quantity = list('quantity', [], value => choice.change({ quantity: value }));
  const property = list('property', underlined(data), value => choice.change({ property: Number(value) }));
  const guesses = el('button', { type: 'button', id: 'guesses', onclick: () => choice.change({ guesses: !choice.now.guesses }) },
    `Likeliest next ${data.unit}`);
  const scale = el('div', { class: 'scale', role: 'img' });

  choice.watch(changed => {
    const { now } = choice;
    const shown = quantityOf(data, now);
    if (changed('layer')) quantity.replaceChildren(...options(quantitiesOf(data, now.layer).map(one => [one.name, one.label])));
    [layer.value, cell.value, quantity.value, property.value] = [now.layer, now.unit, shown.name, now.property];
    guesses.setAttribute('aria-pressed', now.guesses);
    drawScale(scale, shown);
  });
  return [
    el('div', { class: 'controls' }, labelled('Layer', layer),
      el('span', { class: 'together' }, labelled('Cell', cell), step('‹', 'Previous cell', -1), step('›', 'Next cell', 1)),
      labelled('Quantity', quantity), labelled('Underline', property), guesses),
    scale,
  ];
}

const underlined = data => [[-1, 'nothing'],
  ...data.properties.flatMap(({ name, skipped }, index) => skipped ? [] : [[index, name]])];

const labelled = (name, control) => el('label', {}, name, ' ', control);

const list = (id, entries, choose) => el('select', { id, onchange: event => choose(event.target.value) }, options(entries));

const options = entries => entries.map(([value, name]) => el('option', { value }, String(name)));

/** The colours of the levels, with the numbers of the ends and the middle under them. */
function drawScale(scale, { label, low, high }) {
  scale.setAttribute('aria-label', `${label} from ${low}, blue, to ${high}, green`);
  scale.replaceChildren(
    el('div', { class: 'ramp' }, range(0, levels).map(level => el('span', { class: 't', 'data-level': level }))),
    el('div', { class: 'numbers' }, [low, (low + high) / 2, high].map(value => el('span', {}, String(value).replace('-', '−')))));
}
