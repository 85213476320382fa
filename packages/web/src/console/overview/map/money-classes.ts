/** Classes of money on the map. `breaks` are the upper bounds of all classes but the last, ascending. */
export interface MoneyClasses {
  breaks: number[];
}

/** Two leading digits at most, so that a legend reads `$1,200` and not `$1,187`. */
function readable(amount: number): number {
  if (amount <= 0) return 0;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(amount)) - 1);
  return Math.ceil(amount / unit) * unit;
}

/** Sum of squared distances to the mean of sorted values i..j, from running sums. */
function spread(sums: number[], squares: number[], i: number, j: number): number {
  const count = j - i + 1;
  const sum = (sums[j + 1] ?? 0) - (sums[i] ?? 0);
  return (squares[j + 1] ?? 0) - (squares[i] ?? 0) - (sum * sum) / count;
}

/** Start index of each class but the first: the split of `sorted` into `count` classes with the least spread (Jenks, by table). */
function naturalStarts(sorted: number[], count: number): number[] {
  const sums = [0];
  const squares = [0];
  for (const value of sorted) {
    sums.push((sums.at(-1) ?? 0) + value);
    squares.push((squares.at(-1) ?? 0) + value * value);
  }
  let cost = sorted.map((_, j) => spread(sums, squares, 0, j));
  const cuts: number[][] = [];
  for (let k = 1; k < count; k += 1) {
    const next: number[] = [];
    const cut: number[] = [];
    for (let j = 0; j < sorted.length; j += 1) {
      let best = Number.POSITIVE_INFINITY;
      let at = j;
      for (let i = k; i <= j; i += 1) {
        const total = (cost[i - 1] ?? 0) + spread(sums, squares, i, j);
        if (total < best) {
          best = total;
          at = i;
        }
      }
      next.push(best);
      cut.push(at);
    }
    cost = next;
    cuts.push(cut);
  }
  const starts: number[] = [];
  let end = sorted.length - 1;
  for (const cut of cuts.reverse()) {
    const start = cut[end] ?? 0;
    starts.unshift(start);
    end = start - 1;
  }
  return starts;
}

/** Natural breaks of the amounts above zero, rounded to readable dollars; fewer classes when there are few amounts. */
export function moneyClasses(amounts: number[], most = 5): MoneyClasses {
  const sorted = amounts.filter((amount) => amount > 0).sort((a, b) => a - b);
  const count = Math.min(most, new Set(sorted).size);
  if (count <= 1) return { breaks: [] };
  const breaks = naturalStarts(sorted, count).map((start) => readable(sorted[start - 1] ?? 0));
  return { breaks: [...new Set(breaks)] };
}

/** 0 for zero, then 1 to the number of classes. */
export function classOf({ breaks }: MoneyClasses, amount: number): number {
  if (amount <= 0) return 0;
  const index = breaks.findIndex((upper) => amount <= upper);
  return 1 + (index === -1 ? breaks.length : index);
}
