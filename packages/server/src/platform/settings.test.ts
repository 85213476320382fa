import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('settings', () => {
  it('has a demo unless a bootstrap key says that this is an installation of its own', () => {
    expect(readSettings({}).demo).toBe(true);
    expect(readSettings({ BONAFIDE_BOOTSTRAP_KEY: 'sixteen-characters' }).demo).toBe(false);
    expect(readSettings({ BONAFIDE_BOOTSTRAP_KEY: 'sixteen-characters', BONAFIDE_DEMO: '1' }).demo).toBe(true);
  });

  it('builds the web app at a start unless told not to', () => {
    expect(readSettings({}).buildWeb).toBe(true);
    expect(readSettings({ BONAFIDE_BUILD_WEB: '0' }).buildWeb).toBe(false);
  });

  it('names the variable that cannot be used', () => {
    expect(() => readSettings({ BONAFIDE_BUILD_WEB: 'no' })).toThrow('BONAFIDE_BUILD_WEB must be 0 or 1, not "no"');
    expect(() => readSettings({ PORT: '70000' })).toThrow('PORT must be a whole number');
    expect(() => readSettings({ BONAFIDE_BOOK_MEMORY_MB: '0' })).toThrow(
      'BONAFIDE_BOOK_MEMORY_MB must be a whole number',
    );
    expect(() => readSettings({ BONAFIDE_BOOTSTRAP_KEY: 'short' })).toThrow('at least 16 characters');
  });
});
