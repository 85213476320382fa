import classes from './facts.module.css';

interface PageContentsProps {
  entries: readonly { id: string; title: string; count?: number }[];
}

/** Jumps to the sections of a long page. */
export function PageContents({ entries }: PageContentsProps) {
  return (
    <nav className={`bf-no-print ${classes.contents}`} aria-label="On this page">
      {entries.map(({ id, title, count }) => (
        <a key={id} href={`#${id}`}>
          {title}
          {count !== undefined && <span className={classes.count}> {count}</span>}
        </a>
      ))}
    </nav>
  );
}
