import type { Source } from '@bonafide/core/content/content.ts';
import { type ReactNode, useEffect } from 'react';
import { plural } from '../../../ui/format/money.ts';
import { type FactRow, factId, isMeant, isUnconfirmed } from './fact-rows.ts';
import { type FactPlace, FactTable } from './fact-table.tsx';
import classes from './facts.module.css';

export interface Section {
  id: string;
  title: string;
  intro?: ReactNode;
  rows: FactRow[];
  /** Said where there are no rows. */
  none?: string;
  /** Closed at first: many rows that few readers want. */
  folded?: boolean;
}

interface FactSectionsProps {
  sections: readonly Section[];
  sources: readonly Source[];
  lit: string | undefined;
  onlyUnconfirmed: boolean;
  /** Where a fact stands in the content, so that an overlay can be put over it. */
  address?: FactPlace;
}

/** Every section of a page of facts; with `onlyUnconfirmed`, only the rows no source confirms and the sections that have any. */
export function FactSections({ sections, sources, lit, onlyUnconfirmed, address }: FactSectionsProps) {
  useScrollToFact(lit);
  const shown = onlyUnconfirmed ? sections.map(unconfirmedOf).filter((section) => section.rows.length > 0) : sections;
  return shown.map((section) => (
    <FactBlock key={section.id} id={section.id} title={section.title} intro={section.intro} count={section.rows.length}>
      {section.rows.length === 0 ? (
        <p className={classes.none}>{section.none}</p>
      ) : (
        <Rows section={section} sources={sources} lit={lit} open={onlyUnconfirmed} address={address} />
      )}
    </FactBlock>
  ));
}

function Rows({
  section,
  sources,
  lit,
  open,
  address,
}: {
  section: Section;
  sources: readonly Source[];
  lit: string | undefined;
  open: boolean;
  address: FactPlace | undefined;
}) {
  const table = <FactTable caption={section.title} rows={section.rows} sources={sources} lit={lit} address={address} />;
  if (!section.folded || open) return table;
  return (
    <details className={classes.folded} open={section.rows.some((row) => isMeant(row, lit))}>
      <summary>Show {plural(section.rows.length, 'value')}</summary>
      {table}
    </details>
  );
}

export function unconfirmedOf(section: Section): Section {
  return { ...section, rows: section.rows.filter(isUnconfirmed) };
}

interface FactBlockProps {
  id: string;
  title: string;
  intro?: ReactNode;
  count?: number;
  children: ReactNode;
}

export function FactBlock({ id, title, intro, count, children }: FactBlockProps) {
  useScrollToPlace(id);
  return (
    <section id={id} className={classes.section} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {title} {count !== undefined && count > 0 && <span className={classes.count}>{count}</span>}
      </h2>
      {intro && <div className={classes.intro}>{intro}</div>}
      <div className={`bf-card ${classes.box}`}>{children}</div>
    </section>
  );
}

/** An address like `…#rules` names a place that is there only once the facts have come: the browser has given up by then. */
function useScrollToPlace(id: string): void {
  useEffect(() => {
    if (window.location.hash === `#${id}`) document.getElementById(id)?.scrollIntoView();
  }, [id]);
}

function useScrollToFact(fact: string | undefined): void {
  useEffect(() => {
    if (fact) document.getElementById(factId(fact))?.scrollIntoView({ block: 'center' });
  }, [fact]);
}

/** Whether the address points at a fact that none of the sections has. */
export function isLost(fact: string | undefined, sections: readonly Section[]): boolean {
  return fact !== undefined && !sections.some((section) => section.rows.some((row) => isMeant(row, fact)));
}
