// Charts by Observable Plot. Colours are the page's variables, so that they follow its theme.

const seriesColour = index => `var(--series-${(index % 8) + 1})`;

/**
 * Lines over numbers. A series is { name, points: [[x, y], ...], band: [[x, low, high], ...], dashed or dotted, colour, best: [x, y] };
 * series of one colour may share a name. Rules are { x, name } or { y, name }.
 */
function lineChart({ title, x, y, series, rules = [], height = 300, logX = false, logY = false }) {
  const drawn = series.map((one, index) => ({ ...one, colour: one.colour ?? seriesColour(index) }));
  return chart({
    title,
    legend: drawn,
    draw: width => lines(width, { title, x, y, drawn, rules, height, logX, logY }),
    columns: [{ name: 'series' }, { name: x, numeric: true }, { name: y, numeric: true }],
    rows: drawn.flatMap(one => one.points.map(([px, py]) => [one.name, px, py])),
  });
}

function lines(width, { title, x, y, drawn, rules, height, logX, logY }) {
  const at = { x: p => p[0], y: p => p[1] };
  const quiet = { stroke: 'var(--muted)', strokeDasharray: '2 3' };
  const dotsOf = one => one.best ? [one.best] : one.points.length === 1 ? one.points : [];
  const every = drawn.flatMap(one => one.points.map(([px, py]) => ({ px, py, name: one.name })));
  return Plot.plot({
    width, height, marginLeft: 56,
    ariaLabel: `${title}: ${y} over ${x}, for ${[...new Set(drawn.map(one => one.name))].join(', ')}`,
    x: { label: x, type: logX ? 'log' : 'linear', ticks: Math.max(3, Math.round(width / 90)), tickFormat: logX ? undefined : axisNumber },
    y: { label: y, type: logY ? 'log' : 'linear', grid: true, ticks: 6, tickFormat: logY ? logNumber : axisNumber },
    marks: [
      drawn.map(one => one.band
        && Plot.areaY(one.band, { x: p => p[0], y1: p => p[1], y2: p => p[2], fill: one.colour, fillOpacity: 0.18 })),
      drawn.map(one => Plot.line(one.points, { ...at, stroke: one.colour, strokeWidth: 1.8, strokeDasharray: strokeOf(one) })),
      drawn.map(one => Plot.dot(dotsOf(one), { ...at, r: 4, fill: one.colour })),
      rules.map(rule => 'x' in rule ? Plot.ruleX([rule.x], quiet) : Plot.ruleY([rule.y], quiet)),
      Plot.text(rules.filter(rule => rule.name && 'y' in rule),
        { y: 'y', text: 'name', frameAnchor: 'right', textAnchor: 'end', dy: -7, fill: 'var(--muted)' }),
      Plot.tip(every,
        Plot.pointer({ x: 'px', y: 'py', title: p => `${p.name}\n${x} ${number(p.px)}\n${y} ${number(p.py)}`, fill: 'var(--paper)' })),
    ],
  });
}

/** Dots, one for each thing. A series is { name, points: [[x, y, what], ...], colour }; both axes run over the domain. */
function dotChart({ title, x, y, series, domain, height = 340 }) {
  const drawn = series.map((one, index) => ({ ...one, colour: one.colour ?? seriesColour(index) }));
  return chart({
    title,
    legend: drawn,
    draw: width => dots(width, { title, x, y, drawn, domain, height }),
    columns: [{ name: 'series' }, { name: 'what' }, { name: x, numeric: true }, { name: y, numeric: true }],
    rows: drawn.flatMap(one => one.points.map(([px, py, what]) => [one.name, what, px, py])),
  });
}

function dots(width, { title, x, y, drawn, domain, height }) {
  const every = drawn.flatMap(one => one.points.map(([px, py, what]) => ({ px, py, what, name: one.name, colour: one.colour })));
  const at = { x: 'px', y: 'py' };
  const tip = p => `${p.name}\n${p.what}\n${x} ${number(p.px)}\n${y} ${number(p.py)}`;
  return Plot.plot({
    width, height, marginLeft: 56,
    ariaLabel: `${title}: ${y} beside ${x}, for ${drawn.map(one => one.name).join(', ')}`,
    x: { label: x, domain, grid: true, ticks: Math.max(3, Math.round(width / 90)), tickFormat: axisNumber },
    y: { label: y, domain, grid: true, ticks: 6, tickFormat: axisNumber },
    marks: [
      Plot.dot(every, { ...at, r: 3, fill: 'colour', fillOpacity: 0.4, stroke: 'colour', strokeOpacity: 0.8, strokeWidth: 0.75 }),
      Plot.tip(every, Plot.pointer({ ...at, title: tip, fill: 'var(--paper)' })),
    ],
  });
}

const strokeOf = one => one.dashed ? '5 4' : one.dotted ? '1.5 3' : null;

function axisNumber(value) {
  return Math.abs(value) >= 1e4 ? d3.format('~s')(value) : number(value);
}

/** On a logarithmic axis, of which Plot names as many values as there is room for. */
function logNumber(value) {
  return value >= 1e-3 ? axisNumber(value) : value.toExponential(0);
}

let library = null;
let drawings = Promise.resolve(); // of charts in sight

/** D3 and Observable Plot. They are run for the first chart: that takes a browser as long as all else on a page. */
function chartLibrary() {
  library ??= Promise.all(['d3.min.js', 'plot.umd.min.js'].map(name => whole(`library-${name}`)))
    .then(texts => document.body.append(...texts.map(text => el('script', {}, text.textContent))));
  return library;
}

/**
 * A figure that draws itself at the width it has, at once where it is in sight, else a little later, with a legend where it has
 * several series, and its numbers as a table for those who do not see it. draw(width) gives the drawing.
 */
function chart({ title, legend = [], draw, columns, rows }) {
  const canvas = el('div');
  let drawnWidth = 0;
  const fit = async () => {
    await chartLibrary();
    const width = Math.floor(canvas.getBoundingClientRect().width);
    if (width === 0 || width === drawnWidth) return;
    drawnWidth = width;
    const drawing = draw(width);
    drawing.setAttribute('role', 'img'); // one picture with one label: its parts' labels are not read
    drawing.querySelectorAll('[aria-label]').forEach(part => part.removeAttribute('aria-label'));
    canvas.replaceChildren(drawing);
  };
  const isInSight = () => canvas.getBoundingClientRect().top < innerHeight;
  new ResizeObserver(() => {
    if (isInSight()) drawings = Promise.all([drawings, fit()]);
    else setTimeout(fit, 200);
  }).observe(canvas);
  const save = el('button', { type: 'button', class: 'quiet', onclick: () => savePicture(canvas.querySelector('svg'), title) }, 'PNG');
  save.setAttribute('aria-label', `Save "${title}" as PNG`);
  const below = el('div', { class: 'below' }, numbers(title, columns, rows), save);
  return el('figure', {}, el('figcaption', {}, title), legendOf(legend), canvas, below);
}

/** Saves a drawing as it looks, at twice its size. */
async function savePicture(drawing, title) {
  const copy = drawing.cloneNode(true);
  const [looks, copies] = [drawing, copy].map(root => [root, ...root.querySelectorAll('*')]);
  looks.forEach((look, index) => {
    const { fill, stroke, font } = getComputedStyle(look); // the copy stands outside the page and its variables
    Object.assign(copies[index].style, { fill, stroke, font });
  });
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const { width, height } = drawing.getBoundingClientRect();
  const canvas = el('canvas', { width: 2 * width, height: 2 * height });
  const brush = canvas.getContext('2d');
  brush.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  el('a', { href: canvas.toDataURL('image/png'), download: `${title.replace(/[^\p{L}\p{N}]+/gu, '-')}.png` }).click();
}

function legendOf(series) {
  const named = new Map(series.map(one => [one.name, one]));
  if (named.size < 2) return null;
  return el('ul', { class: 'legend' }, [...named.values()].map(one =>
    el('li', {
      style: `--swatch: ${one.colour}`, 'data-glyph': one.glyph,
      class: one.glyph ? 'glyph' : one.dashed ? 'dashed' : one.dotted ? 'dotted' : null,
    }, one.name)));
}

/** The table is made when it is asked for: it has a row for each point. */
function numbers(title, columns, rows) {
  const details = el('details', {}, el('summary', {}, 'The numbers'));
  details.addEventListener('toggle', () => details.append(plainTable({ caption: title, columns, rows })), { once: true });
  return details;
}
