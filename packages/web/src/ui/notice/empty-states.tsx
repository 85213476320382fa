import { Button } from '@mantine/core';
import { IconCheck, IconFilterOff, IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './empty-states.module.css';

interface EmptyProps {
  title: string;
  children?: ReactNode;
  act?: ReactNode;
}

function Empty({ icon, title, children, act }: EmptyProps & { icon: ReactNode }) {
  return (
    <div className={classes.empty}>
      <span className={classes.icon}>{icon}</span>
      <p className={classes.title}>{title}</p>
      {children && <div className={classes.text}>{children}</div>}
      {act && <div className={classes.act}>{act}</div>}
    </div>
  );
}

const icon = { size: 24, stroke: 1.5, 'aria-hidden': true } as const;

/** Nothing was ever here: what it is for, and the one act that fills it. */
export function NotYet(props: EmptyProps) {
  return <Empty icon={<IconInbox {...icon} />} {...props} />;
}

/** Filters hide everything: the filters in words, and the way out. */
export function NoneMatch({ filters, onClear, noun }: { filters: string; onClear: () => void; noun: string }) {
  return (
    <Empty
      icon={<IconFilterOff {...icon} />}
      title={`No ${noun} match`}
      act={
        <Button variant="default" onClick={onClear}>
          Clear filters
        </Button>
      }
    >
      {filters}
    </Empty>
  );
}

/** Everything is done: what was finished. */
export function AllDone(props: EmptyProps) {
  return <Empty icon={<IconCheck {...icon} />} {...props} />;
}
