// A picture lit where attention rests, as Analysis/LitPicture and Analysis/SmoothMap draw it in files.

const shade = 0.35; // what is left of the light where there is no attention
const splines = new Map();

/** For each pixel's centre the four cells it lies among and their weights, by the uniform cubic B-spline. */
function spline(cells, pixels) {
  const key = `${cells} ${pixels}`;
  if (!splines.has(key)) splines.set(key, Array.from({ length: pixels }, (_, pixel) => weightsAt(pixel, cells, pixels)));
  return splines.get(key);
}

function weightsAt(pixel, cells, pixels) {
  const at = (pixel + 0.5) * cells / pixels - 0.5;
  const cell = Math.floor(at);
  const t = at - cell;
  return {
    cells: [-1, 0, 1, 2].map(step => Math.min(Math.max(cell + step, 0), cells - 1)),
    weights: [(1 - t) ** 3, 3 * t ** 3 - 6 * t * t + 4, -3 * t ** 3 + 3 * t * t + 3 * t + 1, t ** 3].map(weight => weight / 6),
  };
}

/** A map [grid x grid] enlarged to [side x side] without steps. */
function enlarge(map, grid, side) {
  const steps = spline(grid, side);
  const wide = new Float32Array(grid * side);
  const smooth = new Float32Array(side * side);
  for (let row = 0; row < grid; row++)
    for (let x = 0; x < side; x++)
      for (let k = 0; k < 4; k++) wide[row * side + x] += steps[x].weights[k] * map[row * grid + steps[x].cells[k]];
  for (let y = 0; y < side; y++)
    for (let k = 0; k < 4; k++)
      for (let x = 0; x < side; x++) smooth[y * side + x] += steps[y].weights[k] * wide[steps[y].cells[k] * side + x];
  return smooth;
}

/**
 * Draws an image into a square canvas: in colour where alpha rests, dim and grey elsewhere; full light where the word looked most.
 * Stretched, it is wholly dark where it looked least, however much that was.
 */
function drawLit(canvas, image, alpha, grid, stretched) {
  const side = canvas.width;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, side, side);
  const pixels = context.getImageData(0, 0, side, side);
  const light = enlarge(alpha, grid, side);
  const floor = stretched ? light.reduce((least, one) => Math.min(least, one)) : 0;
  const span = Math.max(light.reduce((most, one) => Math.max(most, one)) - floor, 1e-9);
  const rgb = pixels.data;
  for (let i = 0; i < light.length; i++) {
    const dark = shade * (0.299 * rgb[4 * i] + 0.587 * rgb[4 * i + 1] + 0.114 * rgb[4 * i + 2]);
    for (let k = 4 * i; k < 4 * i + 3; k++) rgb[k] = dark + (light[i] - floor) / span * (rgb[k] - dark);
  }
  context.putImageData(pixels, 0, 0);
}
