import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { AppLink } from './app-link.tsx';
import classes from './page-header.module.css';

interface PageHeaderProps {
  /** The page's h1: the noun. */
  title: string;
  /** Rich form of the title where it holds more than text. */
  heading?: ReactNode;
  /** The answer to the page's one question, in a sentence with a number. */
  answer?: ReactNode;
  /** Way up: label and address. */
  up?: { label: string; href: string };
  acts?: ReactNode;
  meta?: ReactNode;
}

export function PageHeader({ title, heading, answer, up, acts, meta }: PageHeaderProps) {
  useDocumentTitle(`${title} · Bonafide`);
  return (
    <header className={classes.header}>
      <div className={classes.main}>
        {up && (
          <nav aria-label="Way up" className={classes.up}>
            <AppLink href={up.href}>{up.label}</AppLink>
            <span aria-hidden="true"> /</span>
          </nav>
        )}
        <h1 className={classes.title}>{heading ?? title}</h1>
        {answer && <p className={classes.answer}>{answer}</p>}
        {meta && <div className={classes.meta}>{meta}</div>}
      </div>
      {acts && <div className={classes.acts}>{acts}</div>}
    </header>
  );
}
