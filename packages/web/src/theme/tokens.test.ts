import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

type Tokens = Map<string, string>;

/** Tokens of one scheme: the dark block only names what differs. */
function tokensOf(scheme: 'light' | 'dark'): Tokens {
  const [lightBlock = '', darkBlock = ''] = css.split(':root[data-mantine-color-scheme="dark"]');
  const read = (text: string): [string, string][] =>
    [...text.matchAll(/--bf-([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']);
  return new Map(scheme === 'light' ? read(lightBlock) : [...read(lightBlock), ...read(darkBlock)]);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast by WCAG 2.2; a name or a hex value on each side. */
function contrast(tokens: Tokens, front: string, back: string): number {
  const value = (name: string) => (name.startsWith('#') ? name : (tokens.get(name) ?? `no token ${name}`));
  const [high = 0, low = 0] = [luminance(value(front)), luminance(value(back))].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const STATUS = ['good', 'attention', 'bad', 'working', 'temporary', 'neutral'];

/** Text needs 4.5 to what it stands on; controls, focus and marks need 3. */
const TEXT: [string, string][] = [
  ...['ink', 'ink-2', 'ink-3', 'link'].flatMap((ink): [string, string][] => [
    [ink, 'surface'],
    [ink, 'bg'],
    [ink, 'sunken'],
  ]),
  ['#ffffff', 'primary'],
  ['#ffffff', 'primary-hover'],
  ['#ffffff', 'danger'],
  ['ink', 'selected'],
  ['ink', 'mark'],
  ['ink', 'added'],
  ['ink', 'removed'],
  ...STATUS.flatMap((tone): [string, string][] => [
    [tone, `${tone}-tint`],
    [tone, 'surface'],
    ['ink', `${tone}-tint`],
  ]),
  ...[1, 2, 3, 4, 5, 6].map((step): [string, string] => [`on-exposure-${step}`, `exposure-${step}`]),
  ...[1, 2, 3, 4, 5, 6].map((step): [string, string] => [`on-cover-${step}`, `cover-${step}`]),
];

const MARKS: [string, string][] = [
  ['control', 'surface'],
  ['focus', 'surface'],
  ['focus', 'bg'],
  ['primary', 'surface'],
  ['cover-4', 'surface'],
  ['exposure-4', 'surface'],
  ['series-1', 'surface'],
  ['series-2', 'surface'],
  ['series-3', 'surface'],
];

test.for(['light', 'dark'] as const)('text reaches 4.5 and marks reach 3 in %s', (scheme) => {
  const tokens = tokensOf(scheme);
  const low = [
    ...TEXT.map(([front, back]) => ({ pair: `${front} on ${back}`, ratio: contrast(tokens, front, back), floor: 4.5 })),
    ...MARKS.map(([front, back]) => ({ pair: `${front} on ${back}`, ratio: contrast(tokens, front, back), floor: 3 })),
  ].filter(({ ratio, floor }) => !(ratio >= floor));
  expect(low).toEqual([]);
});
