/** Languages with message tables. English is complete; the others have what a buyer can meet and fall back to it. */
export const LOCALES = ['en', 'es', 'fr'] as const;
export type Locale = (typeof LOCALES)[number];

/** `clerk`: exact nouns for the seller's people and auditors. `buyer`: plain words for the purchaser, what to do next. */
export const AUDIENCES = ['clerk', 'buyer'] as const;
export type Audience = (typeof AUDIENCES)[number];

/**
 * A text with `{placeholders}` of the finding's values. `{ends:date}` words a value: date, end (a date or "no end date"), number
 * (kind of number), reason, reasons (several, by blanks), entity, status, signature, place-part.
 */
export type Template = string | Choice;

/** One text per value of `by`; `other` for every value without its own. */
export interface Choice {
  by: string;
  texts: Readonly<Record<string, string>>;
  other: string;
}

export interface Message {
  title: string;
  clerk?: Template;
  buyer?: Template;
}

/** Words for coded values, by the kind named in a placeholder. A code without a word is shown with blanks for hyphens. */
export type ValueWords = Readonly<
  Record<'number' | 'reason' | 'entity' | 'status' | 'signature', Readonly<Record<string, string>>>
>;

export interface MessageTable {
  messages: Readonly<Record<string, Message>>;
  words: ValueWords;
  months: readonly string[];
  /** Order of a date, with {day}, {month}, {year}. */
  date: string;
  noEnd: string;
  /** Joins the last two of several. */
  and: string;
  /** Added when no source confirms the rule. */
  unconfirmed: Readonly<Record<Audience, string>>;
}
