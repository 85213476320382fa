import { isCalendarDate } from '@bonafide/core/calendar/calendar-date.ts';
import type { LevelFlags, PerLevel } from '@bonafide/core/determination/sale.ts';
import { isCurrency } from '@bonafide/core/money/currency.ts';
import { compare, type Decimal, isDecimal, isNegative, normalDecimal } from '@bonafide/core/money/decimal.ts';
import { shown } from './file-problem.ts';
import { pathOf, type XmlElement } from './read-xml.ts';

/** Something in one invoice that makes it undecidable. The other invoices of the batch go on. */
export interface IndataProblem {
  /** Place in the request, XPath-like. */
  path: string;
  code: IndataProblemCode;
  message: string;
}
export type IndataProblemCode =
  | 'missing-element'
  | 'element-repeated'
  | 'unexpected-text'
  | 'unexpected-elements'
  | 'too-long'
  | 'not-a-date'
  | 'not-a-number'
  | 'not-a-share'
  | 'not-a-flag'
  | 'not-a-choice'
  | 'unknown-currency'
  | 'unknown-attribute-name'
  | 'duplicate-line'
  | 'too-many-lines';

/** The zone levels as elements. */
const LEVELS: Readonly<Record<string, keyof PerLevel<unknown>>> = {
  COUNTRY: 'country',
  PROVINCE: 'province',
  STATE: 'state',
  COUNTY: 'county',
  CITY: 'city',
  DISTRICT: 'district',
  POSTCODE: 'postalCode',
  GEOCODE: 'geocode',
};

/**
 * Reads the values of elements. A blank element is an absent one; numbers, dates and flags may have white space around them, as XML Schema
 * allows, and texts are kept to the letter.
 */
export class ValueReader {
  readonly problems: IndataProblem[] = [];
  readonly ignored: Set<string>;

  constructor(ignored: Set<string>) {
    this.ignored = ignored;
  }

  problem(element: XmlElement, code: IndataProblemCode, message: string): undefined {
    this.problems.push({ path: pathOf(element), code, message });
    return undefined;
  }

  text(element: XmlElement, max: number): string | undefined {
    if (element.children.length > 0)
      return this.problem(element, 'unexpected-elements', `${element.name} holds elements where a value is expected.`);
    if (element.text.trim() === '') return undefined;
    if ([...element.text].length > max) {
      return this.problem(element, 'too-long', `${element.name} has more than ${max} characters.`);
    }
    return element.text;
  }

  date(element: XmlElement): string | undefined {
    const text = this.#token(element);
    if (text === undefined || isCalendarDate(text)) return text;
    return this.problem(element, 'not-a-date', `${shown(text)} is not a date YYYY-MM-DD.`);
  }

  flag(element: XmlElement): boolean | undefined {
    const text = this.#token(element);
    if (text === undefined) return undefined;
    if (text === 'true' || text === 'Y' || text === '1') return true;
    if (text === 'false' || text === 'N' || text === '0') return false;
    return this.problem(element, 'not-a-flag', `${shown(text)} is not true, false, Y or N.`);
  }

  decimal(element: XmlElement): Decimal | undefined {
    const text = this.#token(element);
    if (text === undefined) return undefined;
    // XML Schema's decimal also allows a plus sign and a missing zero.
    const plain = text
      .replace(/^\+/, '')
      .replace(/^(-?)\./, '$10.')
      .replace(/\.$/, '');
    if (isDecimal(plain)) return normalDecimal(plain);
    return this.problem(
      element,
      'not-a-number',
      `${shown(text)} is not a decimal number of at most 15 digits before and 10 after the point.`,
    );
  }

  share(element: XmlElement): Decimal | undefined {
    const value = this.decimal(element);
    if (value === undefined || (!isNegative(value) && compare(value, '1') <= 0)) return value;
    return this.problem(element, 'not-a-share', `${shown(value)} is not a share from 0 to 1.`);
  }

  choice<T extends string>(element: XmlElement, choices: readonly T[]): T | undefined {
    const text = this.#token(element);
    const found = choices.find((one) => one === text);
    if (text === undefined || found !== undefined) return found;
    return this.problem(element, 'not-a-choice', `${shown(text)} is not one of ${choices.join(', ')}.`);
  }

  currency(element: XmlElement): string | undefined {
    const text = this.#token(element);
    if (text === undefined || isCurrency(text)) return text;
    return this.problem(element, 'unknown-currency', `${shown(text)} is not a currency code that is known here.`);
  }

  perLevel<T>(element: XmlElement, read: (child: XmlElement) => T | undefined): PerLevel<T> {
    const { all: _all, ...levels } = this.#levels(element, read, false);
    return levels;
  }

  flags(element: XmlElement): LevelFlags {
    return this.#levels(element, (child) => this.flag(child), true);
  }

  /** The one element of each name below `parent`; those that `known` has not are noted as ignored, repeated ones are a problem. */
  only(parent: XmlElement, known: (name: string) => boolean, repeatable: (name: string) => boolean): XmlElement[] {
    if (parent.text.trim() !== '')
      this.problem(parent, 'unexpected-text', `${parent.name} holds text between its elements.`);
    return parent.children.filter((child) => {
      if (!known(child.name)) {
        if (this.ignored.size < 200) this.ignored.add(`${parent.name}/${child.name}`);
        return false;
      }
      if (child.index > 1 && !repeatable(child.name)) {
        this.problem(child, 'element-repeated', `${child.name} may stand only once.`);
        return false;
      }
      return true;
    });
  }

  #levels<T>(
    element: XmlElement,
    read: (child: XmlElement) => T | undefined,
    withAll: boolean,
  ): PerLevel<T> & { all?: T } {
    const result: PerLevel<T> & { all?: T } = {};
    const known = (name: string) => Object.hasOwn(LEVELS, name) || (withAll && name === 'ALL');
    for (const child of this.only(element, known, () => false)) {
      const value = read(child);
      if (value === undefined) continue;
      const level = LEVELS[child.name];
      if (level) result[level] = value;
      else result.all = value;
    }
    return result;
  }

  #token(element: XmlElement): string | undefined {
    return this.text(element, 1000)?.trim();
  }
}
