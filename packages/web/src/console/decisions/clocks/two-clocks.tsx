import { useQuery } from '@tanstack/react-query';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useId } from 'react';
import type { CompareBody, Compared, ComparedSide, Comparison } from '../../../api/decisions.ts';
import { stringifySearch } from '../../../app/search-params.ts';
import { OutcomeBadge } from '../../../ui/badge/status-badge.tsx';
import { OUTCOME_WORDS } from '../../../ui/badge/status-words.ts';
import { formatDate, formatInstant, today } from '../../../ui/format/dates.ts';
import { formatMoney, plural } from '../../../ui/format/money.ts';
import { Notice } from '../../../ui/notice/notice.tsx';
import { ProblemNotice } from '../../../ui/notice/problem-notice.tsx';
import { PaperLink } from '../answer/paper-link.tsx';
import { verdictTitle } from '../answer/verdict-words.ts';
import { comparedQuery } from '../decision-queries.ts';
import { Between } from './between.tsx';
import { ClockFields, type Clocks } from './clock-fields.tsx';
import classes from './clocks.module.css';

interface TwoClocksProps {
  subject: { transactionId: string } | { sale: NonNullable<CompareBody['sale']> };
  /** The sale's own day: as of today says nothing new of a sale of today. */
  day: string;
  clocks: Clocks;
}

type Side = NonNullable<CompareBody['sides']>[number];

/** The sides in their order: as recorded, with what is known now, as of today, and as of the clocks of the address. */
function sidesOf(recorded: boolean, day: string, { asof, known }: Clocks): Side[] {
  const chosen: Side = { ...(asof ? { asOf: asof } : {}), ...(known ? { knownAt: known } : {}) };
  return [
    ...(recorded ? [{ recorded: true }] : []),
    {},
    ...(day === today() ? [] : [{ asOf: today() }]),
    ...(asof || known ? [chosen] : []),
  ];
}

/** The same sale by several clocks, side by side, and what makes each differ from the first. The clocks stand in the address. */
export function TwoClocks({ subject, day, clocks }: TwoClocksProps) {
  const id = useId();
  const router = useRouter();
  const location = useRouterState({ select: (state) => state.location });
  const recorded = 'transactionId' in subject;
  const ahead = clocks.known !== undefined && Date.parse(clocks.known) > Date.now();
  const query = useQuery(comparedQuery(ahead ? null : { ...subject, sides: sidesOf(recorded, day, clocks) }));
  const change = (next: Clocks) => {
    const { asof: _asof, known: _known, ...search } = location.search as Record<string, string>;
    router.history.replace(`${location.pathname}${stringifySearch({ ...search, ...next })}`);
  };
  return (
    <section className={`bf-card ${classes.card}`} aria-labelledby={id} id="two-clocks">
      <h2 id={id}>Two clocks{query.data && `: ${headline(query.data)}`}</h2>
      <p className={classes.hint}>
        “As of” asks what applied on a day, “as known on” what we knew at an instant. Choose either to see one more
        answer; the address holds both and can be sent.
      </p>
      <ClockFields clocks={clocks} onChange={change} />
      {query.error && (
        <ProblemNotice error={query.error} what="The clocks could not be compared" retry={() => void query.refetch()} />
      )}
      {query.data && query.data.sides.length > 1 && <Sides compared={query.data} />}
      {query.data?.comparisons.map((comparison, index, all) => (
        <Between
          key={comparison.to}
          comparison={comparison}
          sameAs={titleOf(query.data.sides[all.slice(0, index).find((other) => isSame(other, comparison))?.to ?? -1])}
          currency={query.data.sale.currency}
          title={titleOf(query.data.sides[comparison.to])}
        />
      ))}
    </section>
  );
}

/** The same results differ, for the same reasons. */
function isSame(a: Comparison, b: Comparison): boolean {
  const told = ({ differences, changes }: Comparison) => JSON.stringify([differences, changes.map(({ id }) => id)]);
  return told(a) === told(b);
}

/** Near the top of a recorded decision: whether it would come out the same now. */
export function NowSaid({ transactionId, day, clocks }: { transactionId: string; day: string; clocks: Clocks }) {
  const { data } = useQuery(comparedQuery({ transactionId, sides: sidesOf(true, day, clocks) }));
  const [recorded, now] = data?.sides ?? [];
  const comparison = data?.comparisons[0];
  if (!recorded || !now || !comparison) return null;
  const then = `As known on ${formatInstant(recorded.knownAt)}.`;
  if (comparison.differences.length === 0)
    return <Notice tone="neutral">{then} With what is known now: the same outcome.</Notice>;
  const { length } = comparison.differences;
  return (
    <Notice tone={OUTCOME_WORDS[now.decision.outcome].tone}>
      {then} <strong>With what is known now: {verdictTitle(now.decision)}.</strong>{' '}
      {plural(length + comparison.differencesLeftOut, 'result differs', 'results differ')}.{' '}
      <a className="bf-link" href="#two-clocks">
        See what changed between
      </a>
    </Notice>
  );
}

function headline({ comparisons }: Compared): string {
  if (comparisons.length === 0) return 'choose a day or an instant';
  const otherwise = comparisons.filter(({ differences }) => differences.length > 0).length;
  if (otherwise === 0) return 'the same answer by every clock';
  return `${plural(otherwise, 'answer differs', 'answers differ')} from the first`;
}

/** What a side is, in a few words. */
export function titleOf(side: ComparedSide | undefined): string {
  if (!side) return '';
  if (side.recorded) return 'As recorded';
  if (!side.now) return `As of ${formatDate(side.day)}, as known on ${formatInstant(side.knownAt)}`;
  return side.day === today()
    ? 'As of today, with what is known now'
    : `As of ${formatDate(side.day)}, with what is known now`;
}

function Sides({ compared }: { compared: Compared }) {
  const { sides, comparisons, sale } = compared;
  const money = (value: string) => formatMoney(value, 'cents', sale.currency);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={classes.scroll} aria-label="Side by side" tabIndex={0}>
      <table className={classes.sides}>
        <caption className="bf-visually-hidden">The same sale by several clocks</caption>
        <thead>
          <tr>
            <th scope="col">Clocks</th>
            <th scope="col">Outcome</th>
            <th scope="col" className="bf-num">
              Exempt
            </th>
            <th scope="col" className="bf-num">
              Tax
            </th>
            <th scope="col">Certificate</th>
            <th scope="col">Differs</th>
          </tr>
        </thead>
        <tbody>
          {sides.map((side, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two sides may have the same clocks; their place is what tells them apart.
            <tr key={index}>
              <th scope="row">
                {titleOf(side)}
                {side.recorded && <span className={classes.quiet}>known on {formatInstant(side.knownAt)}</span>}
              </th>
              <td>
                <OutcomeBadge outcome={side.decision.outcome} />
              </td>
              <td className="bf-num">{money(side.decision.totals.exemptAmount)}</td>
              <td className="bf-num">{money(side.decision.totals.tax)}</td>
              <td>
                <Papers side={side} />
              </td>
              <td>{differsWords(comparisons.find(({ to }) => to === index))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function differsWords(comparison: Comparison | undefined): string {
  if (!comparison) return '–';
  const { differences, differencesLeftOut } = comparison;
  if (differences.length === 0) return 'No';
  return plural(differences.length + differencesLeftOut, 'result');
}

function Papers({ side }: { side: ComparedSide }) {
  const papers = new Map<string, string>();
  for (const line of side.decision.lines)
    for (const { certificate } of line.authorities)
      if (certificate) papers.set(certificate.certificateId, certificate.number);
  if (papers.size === 0) return <>None</>;
  const [first, ...others] = papers;
  return (
    <>
      {first && <PaperLink certificateId={first[0]} number={first[1]} />}
      {others.length > 0 && ` and ${plural(others.length, 'more', 'more')}`}
    </>
  );
}
