// Means and deviations over what a sweep varies.

const glyphs = { circle: '●', square: '■', triangle: '▲', diamond: '◆', cross: '✚', star: '★' };
const symbolOf = index => Object.keys(glyphs)[index % 6];

/**
 * Means with their deviations over what was varied, and published figures as hollow rings. A series is { name, colour,
 * points: [[x, mean, deviation or null], ...], published: [[x, y], ...] }; x is a number, or one of the names in domain.
 */
function meansChart({ title, x, y, series, domain = null, height = 320, logX = false }) {
  const names = [...new Set(series.map(one => one.name))];
  const drawn = series.map((one, index) => {
    const symbol = symbolOf(names.indexOf(one.name));
    const shift = (index - (series.length - 1) / 2) * 5; // side by side where they would hide each other
    return { ...one, colour: one.colour ?? seriesColour(index), symbol, glyph: glyphs[symbol], shift };
  });
  return chart({
    title,
    legend: drawn,
    draw: width => means(width, { title, x, y, drawn, domain, height, logX }),
    columns: [{ name: 'series' }, { name: x, numeric: !domain }, ...[`${y}, mean`, 'deviation'].map(name => ({ name, numeric: true }))],
    rows: drawn.flatMap(one => one.points.map(([px, mean, deviation]) => [one.name, px, mean, deviation])),
  });
}

function means(width, { title, x, y, drawn, domain, height, logX }) {
  const marksOf = one => {
    const common = { x: p => p[0], dx: drawn.length > 1 ? one.shift : 0 };
    return [
      domain ? null : Plot.line(one.points, { ...common, y: p => p[1], stroke: one.colour, strokeOpacity: 0.5 }),
      Plot.ruleX(one.points.filter(p => p[2]), {
        ...common, y1: p => p[1] - p[2], y2: p => p[1] + p[2], stroke: one.colour, strokeWidth: 1.8,
      }),
      Plot.dot(one.points, { ...common, y: p => p[1], r: 4, fill: one.colour, symbol: one.symbol }),
      Plot.dot(one.published ?? [], { ...common, y: p => p[1], r: 6, stroke: one.colour, strokeWidth: 1.5 }),
    ];
  };
  const every = drawn.flatMap(one => one.points.map(point => ({ point, name: one.name })));
  const spread = deviation => deviation ? ` ± ${number(deviation, 2)}` : '';
  const words = ({ point: [px, mean, deviation], name }) => `${name}\n${x} ${px}\n${y} ${number(mean)}${spread(deviation)}`;
  return Plot.plot({
    width, height, marginLeft: 56,
    ariaLabel: `${title}: mean and deviation of ${y} over ${x}, for ${[...new Set(drawn.map(one => one.name))].join(', ')}`,
    x: domain ? { type: 'point', domain, label: x, padding: 0.5 }
      : { type: logX ? 'log' : 'linear', label: x, inset: 24, ticks: [...new Set(every.map(p => p.point[0]))], tickFormat: axisNumber },
    y: { label: y, grid: true, ticks: 6, tickFormat: axisNumber, nice: true },
    marks: [
      drawn.map(marksOf),
      Plot.tip(every, Plot.pointer({ x: p => p.point[0], y: p => p.point[1], title: words, fill: 'var(--paper)' })),
    ],
  });
}
