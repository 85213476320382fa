export interface FilterOption {
  value: string;
  label: string;
}

/** A filter a list offers, with the values one may pick. */
export interface FilterChoice {
  /** Name in the address: `f.<key>`. */
  key: string;
  label: string;
  /** The values, or at least those in force, so that a chip can name them. */
  options: FilterOption[];
  /** A hook that finds values by text, where they are too many to list. */
  useFind?: (text: string) => FilterOption[];
  /** A calendar date is typed instead of picked. */
  input?: 'date';
  /** A new value takes the place of the old one. Dates always do. */
  single?: boolean;
  /** Only shown when it is in force: it arrives by a link, nobody would pick it. */
  onlyChip?: boolean;
}
