import type { CaseAnswer, CheckDetail } from '../../../api/content.ts';
import { pathWords } from '../../certificates/path-words.ts';
import { CASE_WORDS } from './check-words.ts';
import classes from './checks.module.css';

const ORDER: readonly CaseAnswer[] = ['finding', 'pass', 'not-applicable', 'could-not-check'];

/** Examples of a check by what it must answer. */
export function CheckCases({ cases }: { cases: CheckDetail['cases'] }) {
  return (
    <div className={classes.languages}>
      {ORDER.map((answer) => ({ answer, found: cases.filter((example) => example.expect === answer) }))
        .filter(({ found }) => found.length > 0)
        .map(({ answer, found }) => (
          <div key={answer}>
            <h3>
              {CASE_WORDS[answer]} <span className={classes.quiet}>{found.length}</span>
            </h3>
            <ul className={classes.cases}>
              {found.map((example) => (
                <li key={example.name}>
                  {example.name.replace(/^./, (first) => first.toUpperCase())}
                  <Given given={example.given} />
                </li>
              ))}
            </ul>
          </div>
        ))}
    </div>
  );
}

/** Places beside the certificate that an example sets. */
const BESIDE: readonly [RegExp, string][] = [
  [/^\/customer\//, 'customer record'],
  [/^\/company\//, 'seller'],
  [/^\/others/, 'other certificate'],
  [/^\/asOf$/, 'day asked about'],
  [/^\/sale/, 'the sale'],
  [/^\/account/, 'the account'],
  [/^\/document/, 'the file'],
];

/** In what an example differs from the good certificate; nothing: it is the good one. */
function Given({ given }: { given: CheckDetail['cases'][number]['given'] }) {
  if (given.length === 0) return <div className={classes.quiet}>The good certificate as it is.</div>;
  return (
    <div className={classes.quiet}>
      {given.map(({ path, value }, index) => (
        <span key={path}>
          {index > 0 && ' · '}
          {placeWords(path)}: {value === null ? 'empty' : <span className="bf-mono">{value}</span>}
        </span>
      ))}
    </div>
  );
}

function placeWords(path: string): string {
  const beside = BESIDE.find(([pattern]) => pattern.test(path));
  const last = path.split('/').at(-1) ?? path;
  if (beside) return path === '/asOf' ? beside[1] : `${beside[1]}, ${last}`;
  return pathWords(path);
}
