export type Density = 'comfortable' | 'compact';

const KEY = 'bonafide-density';

/** Row height is a person's choice on this device; no server round trip for it. */
export function currentDensity(): Density {
  return localStorage.getItem(KEY) === 'compact' ? 'compact' : 'comfortable';
}

export function setDensity(density: Density): void {
  localStorage.setItem(KEY, density);
  document.documentElement.dataset.density = density;
}

export function restoreDensity(): void {
  document.documentElement.dataset.density = currentDensity();
}
