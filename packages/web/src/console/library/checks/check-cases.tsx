import type { CaseAnswer, CheckDetail } from '../../../api/content.ts';
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
                <li key={example.name}>{example.name.replace(/^./, (first) => first.toUpperCase())}</li>
              ))}
            </ul>
          </div>
        ))}
    </div>
  );
}
