import type { PageLook } from '@bonafide/core/document/file-facts.ts';

/** Grey levels of a page, row by row from the upper left: 0 black, 255 white. */
export interface Grey {
  dots: Uint8Array;
  width: number;
  height: number;
}

/** Rows and columns left out at the rim: scanners leave a dark thread there. */
const RIM = 0.004;

export function greyOf(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number): Grey {
  const dots = new Uint8Array(width * height);
  for (let at = 0; at < dots.length; at += 1) {
    const from = at * 4;
    dots[at] = ((rgba[from] ?? 0) * 77 + (rgba[from + 1] ?? 0) * 151 + (rgba[from + 2] ?? 0) * 28) >> 8;
  }
  return { dots, width, height };
}

/** How a page looks: numbers from which `legible` judges whether a person can read it. */
export function lookOf(grey: Grey): PageLook {
  const counts = new Uint32Array(256);
  for (const level of grey.dots) counts[level] = (counts[level] ?? 0) + 1;
  const at = (share: number) => percentile(counts, grey.dots.length * share);
  const [paper, darkest] = [at(0.7), at(0.01)];
  const contrast = paper - darkest;
  const threshold = paper - Math.max(24, contrast * 0.45);
  return {
    contrast,
    sharpness: contrast < 8 ? 0 : round(steepest(grey) / contrast),
    ink: round(inkShare(counts, threshold, grey.dots.length)),
    crossings: crossingsOf(grey, threshold),
  };
}

const round = (value: number) => Math.round(value * 10_000) / 10_000;

function percentile(counts: Uint32Array, wanted: number): number {
  let seen = 0;
  for (let level = 0; level < 256; level += 1) {
    seen += counts[level] ?? 0;
    if (seen >= wanted) return level;
  }
  return 255;
}

function inkShare(counts: Uint32Array, threshold: number, all: number): number {
  let ink = 0;
  for (let level = 0; level < threshold; level += 1) ink += counts[level] ?? 0;
  return all === 0 ? 0 : ink / all;
}

/** The step between level neighbours that only one in two hundred exceeds. */
function steepest({ dots, width, height }: Grey): number {
  const steps = new Uint32Array(256);
  let all = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 1; x < width; x += 1) {
      const step = Math.abs((dots[y * width + x] ?? 0) - (dots[y * width + x - 1] ?? 0));
      steps[step] = (steps[step] ?? 0) + 1;
      all += 1;
    }
  }
  return percentile(steps, all * 0.995);
}

function crossingsOf({ dots, width, height }: Grey, threshold: number): PageLook['crossings'] {
  const [rimX, rimY] = [Math.ceil(width * RIM), Math.ceil(height * RIM)];
  const along = (count: number, dotAt: (index: number) => number) => {
    let changes = 0;
    let wasInk = false;
    for (let index = 0; index < count; index += 1) {
      const ink = (dots[dotAt(index)] ?? 255) < threshold;
      if (ink && !wasInk) changes += 1;
      wasInk = ink;
    }
    return changes;
  };
  return {
    top: along(width, (x) => rimY * width + x),
    bottom: along(width, (x) => (height - 1 - rimY) * width + x),
    left: along(height, (y) => y * width + rimX),
    right: along(height, (y) => y * width + width - 1 - rimX),
  };
}
