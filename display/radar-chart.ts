import { BarController, BarElement, CategoryScale, Chart, LinearScale, type Plugin } from 'chart.js';
import type { Row } from '../shared/read/radar.ts';
import { fnv1a, mulberry32 } from '../shared/ui/seeded.ts';
import type { Squares } from './radar-plan.ts';

/** The bars of the radar: Chart.js says how long they are, and each is drawn as squares of paper on the wall. */

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

/** What is drawn, in `--u`. */
export interface Drawing {
  readonly rows: readonly Row[];
  readonly squares: Squares;
  /** One row; and where in it the bar begins, and how high it is. */
  readonly height: number;
  readonly bar: { readonly y: number; readonly width: number; readonly height: number };
}

/** Around the bars: squares hang a little askew. `--u`. */
export const MARGIN = 1.5;

const EACH_ROW = 40; // ms
const LANDS = 300;
const ALL = 900;

/** The paper of one square, as a part of its size from its middle. */
interface Piece {
  readonly corners: readonly (readonly [x: number, y: number])[];
  readonly turn: number;
  readonly x: number;
  readonly y: number;
}

function piece(seed: string): Piece {
  const next = mulberry32(fnv1a(seed));
  const about = (most: number) => (next() * 2 - 1) * most;
  const uneven = (x: number, y: number) => [x + about(0.022), y + about(0.022)] as const;
  const half = 0.485;
  return {
    corners: [uneven(-half, -half), uneven(half, -half), uneven(half, half), uneven(-half, half)],
    turn: (about(3.4) * Math.PI) / 180,
    x: about(0.05),
    y: about(0.05),
  };
}

/** The bars of these rows on this canvas. They land once, if they may; after that nothing moves. */
export function radarChart(canvas: HTMLCanvasElement, first: Drawing, lands: boolean) {
  let drawing = first;
  let elapsed = lands ? 0 : ALL;
  const style = getComputedStyle(canvas);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();

  const paper: Plugin<'bar'> = {
    id: 'paper',
    beforeDatasetDraw(chart) {
      const { ctx, scales } = chart;
      const [across, down] = [scales['x'], scales['y']];
      if (!across || !down) return false;
      const u = chart.width / (drawing.bar.width + 2 * MARGIN);
      const { pitch, lines, each } = drawing.squares;
      const columns = Math.max(...drawing.rows.map(({ kinds }) => Math.ceil(kinds.length / each / lines)), 1);
      drawing.rows.forEach((row, index) => {
        const top = down.getPixelForValue(index) - (drawing.height / 2 - drawing.bar.y) * u;
        whisker(
          ctx,
          across.getPixelForValue(0),
          across.getPixelForValue(row.before),
          top + (drawing.bar.height + 1.25) * u,
          u,
        );
        const free = ((drawing.bar.height - lines * pitch) / 2) * u;
        row.kinds.forEach((kind, at) => {
          if (at % each !== 0) return;
          const [column, line] = [Math.floor(at / each / lines), (at / each) % lines];
          const starts = EACH_ROW * index + ((ALL - LANDS - EACH_ROW * drawing.rows.length) * column) / columns;
          const part = Math.min(1, Math.max(0, (elapsed - starts) / LANDS));
          if (part > 0)
            square(ctx, piece(`${row.theme} ${at}`), colour(kind), part, {
              x: across.getPixelForValue(0) + (column + 0.5) * pitch * u,
              y: top + free + (line + 0.5) * pitch * u,
              size: pitch * u,
            });
        });
      });
      return false;
    },
  };

  function whisker(ctx: CanvasRenderingContext2D, from: number, to: number, y: number, u: number): void {
    if (to <= from) return;
    ctx.strokeStyle = colour('chalk-3');
    ctx.lineWidth = 0.5 * u;
    ctx.lineCap = 'round';
    ctx.beginPath();
    ctx.moveTo(from, y);
    ctx.lineTo(to, y);
    ctx.moveTo(to, y - 1.1 * u);
    ctx.lineTo(to, y + 1.1 * u);
    ctx.stroke();
  }

  function square(
    ctx: CanvasRenderingContext2D,
    { corners, turn, x, y }: Piece,
    face: string,
    part: number,
    at: { readonly x: number; readonly y: number; readonly size: number },
  ): void {
    const lies = 1 - (1 - part) ** 3;
    const large = at.size * (1.04 + 0.12 * (1 - lies)) - at.size * 0.04;
    const path = (points: Piece['corners']): void => {
      ctx.beginPath();
      for (const [px, py] of points) ctx.lineTo(px * large, py * large);
      ctx.closePath();
    };
    ctx.save();
    ctx.globalAlpha = lies;
    ctx.translate(at.x + x * at.size, at.y + y * at.size);
    ctx.rotate(turn);
    ctx.save();
    ctx.translate(0.03 * large, 0.1 * large);
    ctx.globalAlpha = 0.5 * lies;
    ctx.fillStyle = colour('sheet-shadow');
    path(corners);
    ctx.fill();
    ctx.restore();
    ctx.fillStyle = face;
    path(corners);
    ctx.fill();
    const [, , right = [0, 0], left = [0, 0]] = corners;
    const up = 0.16; // the lip that catches the light
    ctx.globalAlpha = 0.16 * lies;
    ctx.fillStyle = colour('sheet-lit');
    path([[left[0], left[1] - up], [right[0], right[1] - up], right, left]);
    ctx.fill();
    ctx.restore();
  }

  const data = () => ({
    labels: drawing.rows.map(({ theme }) => theme),
    datasets: [{ data: drawing.rows.map(({ kinds }) => kinds.length) }],
  });
  const most = () => drawing.bar.width / (drawing.squares.pitch / drawing.squares.lines / drawing.squares.each);
  // asked at every layout: when the chart is made, its canvas has yet to get its size
  const layout = {
    padding: ({ chart: { width } }: { chart: { width: number } }) =>
      (width / (drawing.bar.width + 2 * MARGIN)) * MARGIN,
  };

  const chart = new Chart<'bar'>(canvas, {
    type: 'bar',
    data: data(),
    plugins: [paper],
    options: {
      indexAxis: 'y',
      events: [],
      responsive: true,
      maintainAspectRatio: false,
      devicePixelRatio: window.devicePixelRatio,
      layout,
      scales: { x: { display: false, min: 0, max: most() }, y: { display: false } },
      animation: lands && {
        duration: ALL,
        easing: 'linear',
        onProgress: ({ currentStep }) => (elapsed = currentStep),
        onComplete: () => {
          elapsed = ALL;
          chart.options.animation = false;
          chart.draw();
        },
      },
    },
  });

  return {
    /** Others, or elsewhere: at once. */
    update(next: Drawing): void {
      drawing = next;
      chart.data = data();
      chart.options.scales = { x: { display: false, min: 0, max: most() }, y: { display: false } };
      chart.update('none');
    },
    destroy: () => chart.destroy(),
  };
}
