import { describe, expect, it } from 'vitest';
import { REASONS } from '../../certificate/reason.ts';
import { CHECKS } from '../registry.ts';
import { placeholdersOf, wordFinding } from '../word-finding.ts';
import { EN } from './en.ts';
import { ES } from './es.ts';
import { FR } from './fr.ts';
import type { Message, Template } from './message-table.ts';

const TABLES = { en: EN, es: ES, fr: FR };

/** Words the microcopy rules keep away from buyers, with their twins in the other languages. */
const NOT_TO_BUYERS =
  /\b(invalid|error|please|sorry|oops|forbidden|inválid[oa]|por favor|invalide|erreur|s’il vous plaît)\b/i;

function textsOf(template: Template): string[] {
  return typeof template === 'string' ? [template] : [...Object.values(template.texts), template.other];
}

function buyerTexts(messages: Readonly<Record<string, Message>>): string[] {
  return Object.values(messages).flatMap((message) => (message.buyer ? textsOf(message.buyer) : []));
}

describe('message tables', () => {
  it.each(CHECKS.map((check) => check.id))('%s has an English title and text for both readers', (id) => {
    const message = EN.messages[id];
    expect(message?.title).toBeTruthy();
    expect(message?.clerk).toBeTruthy();
    expect(message?.buyer).toBeTruthy();
  });

  it.each(Object.entries(TABLES))('%s names no check that does not exist', (_locale, table) => {
    const ids = new Set(CHECKS.map((check) => check.id));
    expect(Object.keys(table.messages).filter((id) => !ids.has(id))).toEqual([]);
  });

  it.each(['es', 'fr'] as const)('%s asks for no value that the English text does not know', (locale) => {
    for (const [id, message] of Object.entries(TABLES[locale].messages)) {
      const english = EN.messages[id];
      const known = [english?.clerk, english?.buyer].flatMap((template) => (template ? placeholdersOf(template) : []));
      const asked = message.buyer ? placeholdersOf(message.buyer) : [];
      expect(asked.filter((name) => !known.includes(name))).toEqual([]);
    }
  });

  it.each(['es', 'fr'] as const)('%s has every buyer text about a paper', (locale) => {
    // Checks about pairs of certificates and numbers of others end on the desk of the seller, not with a buyer.
    const forBuyers = CHECKS.filter((check) => check.about === 'paper' && check.group !== 'duplicates');
    const backOffice = ['DAT-06'];
    const missing = forBuyers.filter((check) => TABLES[locale].messages[check.id]?.buyer === undefined);
    expect(missing.map((check) => check.id)).toEqual(backOffice);
  });

  it.each(Object.entries(TABLES))('%s speaks to buyers without words that blame', (_locale, table) => {
    expect(buyerTexts(table.messages).filter((text) => NOT_TO_BUYERS.test(text))).toEqual([]);
  });

  it.each(Object.entries(TABLES))('%s keeps buyer texts to 25 words a sentence', (_locale, table) => {
    const sentences = buyerTexts(table.messages).flatMap((text) => text.split(/(?<=[.?!])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 25)).toEqual([]);
  });

  it.each(Object.entries(TABLES))('%s has a word for every reason', (_locale, table) => {
    expect(REASONS.filter((reason) => !table.words.reason[reason])).toEqual([]);
  });
});

describe('wording', () => {
  it('words dates and reasons in the language', () => {
    const finding = { code: 'DAT-04', values: { ends: '2025-12-31', received: '2026-01-05' } };
    expect(wordFinding(finding, 'en', 'buyer').text).toContain('Dec 31, 2025');
    expect(wordFinding(finding, 'es', 'buyer').text).toContain('31 dic 2025');
    expect(wordFinding(finding, 'fr', 'buyer').text).toContain('31 déc. 2025');
  });

  it('joins several reasons', () => {
    const values = { place: 'Texas', taken: 'resale lease-rental', form: 'x', reason: 'charitable' };
    expect(wordFinding({ code: 'JUR-04', values }, 'en', 'clerk').text).toContain(
      'for resale and lease or rental only',
    );
  });

  it('falls back to English and says so', () => {
    const finding = { code: 'DUP-05', values: { value: '1', count: '3' } };
    expect(wordFinding(finding, 'fr', 'buyer').locale).toBe('en');
    expect(wordFinding(finding, 'es', 'clerk').locale).toBe('en');
  });

  it('says that no source confirms the rule', () => {
    const finding = { code: 'JUR-02', values: { place: 'Oregon', unconfirmed: 'true' } };
    expect(wordFinding(finding, 'en', 'clerk').text).toMatch(/No source read so far confirms this rule\.$/);
  });

  it('keeps a dollar sign and braces of a value as they are', () => {
    const values = { paper: '$& {account}', account: 'A' };
    expect(wordFinding({ code: 'CON-02', values }, 'en', 'buyer').text).toContain('"$& {account}"');
  });
});
