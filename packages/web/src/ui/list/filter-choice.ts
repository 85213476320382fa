/** A filter a list offers, with the values one may pick. */
export interface FilterChoice {
  /** Name in the address: `f.<key>`. */
  key: string;
  label: string;
  options: { value: string; label: string }[];
}
