import type { Replay } from '../../api/replays.ts';
import { formatCount, formatMoney, plural } from '../../ui/format/money.ts';
import classes from './replays.module.css';

/** Then and now, currency by currency; what more and less tax come to stands apart, so that one does not hide the other. */
export function ReplayFigures({ replay }: { replay: Replay }) {
  if (replay.sums.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={`bf-card ${classes.figures}`} aria-label="Figures" tabIndex={0}>
      <table>
        <caption className="bf-visually-hidden">What the sales come to, as recorded and decided again</caption>
        <thead>
          <tr>
            <th scope="col">Currency</th>
            <th scope="col" className="bf-num">
              Sales
            </th>
            <th scope="col" className="bf-num">
              Otherwise
            </th>
            <th scope="col" className="bf-num">
              Exempt then
            </th>
            <th scope="col" className="bf-num">
              Exempt now
            </th>
            <th scope="col" className="bf-num">
              Tax then
            </th>
            <th scope="col" className="bf-num">
              Tax now
            </th>
            <th scope="col" className="bf-num">
              Tax more
            </th>
            <th scope="col" className="bf-num">
              Tax less
            </th>
          </tr>
        </thead>
        <tbody>
          {replay.sums.map((sum) => {
            const money = (value: string) => formatMoney(value, 'cents', sum.currency);
            return (
              <tr key={sum.currency}>
                <th scope="row">{sum.currency}</th>
                <td className="bf-num">{formatCount(sum.sales)}</td>
                <td className="bf-num">{formatCount(sum.changed)}</td>
                <td className="bf-num">{money(sum.exemptBefore)}</td>
                <td className="bf-num">{money(sum.exemptAfter)}</td>
                <td className="bf-num">{money(sum.taxBefore)}</td>
                <td className="bf-num">{money(sum.taxAfter)}</td>
                <td className="bf-num">{money(sum.taxMore)}</td>
                <td className="bf-num">{money(sum.taxLess)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={classes.hint}>
        {replay.certificateOnly > 0 &&
          `${plural(replay.certificateOnly, 'sale rests', 'sales rest')} on another certificate or reason with the same amounts. `}
        {replay.undecided > 0 &&
          `${plural(replay.undecided, 'sale')} that cannot be decided again ${replay.undecided === 1 ? 'is' : 'are'} in none of these sums.`}
      </p>
    </section>
  );
}
