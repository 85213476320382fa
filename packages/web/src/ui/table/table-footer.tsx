import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { Page } from '../../api/service.ts';
import { formatCount } from '../format/money.ts';
import type { ListState } from '../list/list-state.ts';
import classes from './bf-table.module.css';

interface TableFooterProps {
  page: Page<unknown>;
  list: ListState;
  pageSize: number;
  noun: string;
}

/** Range and true total; pages by cursor, so that row 90,000 costs what row 1 costs. */
export function TableFooter({ page, list, pageSize, noun }: TableFooterProps) {
  const from = list.pageIndex * pageSize + 1;
  const to = from + page.data.length - 1;
  const total = page.total === null ? 'more than 10,000' : formatCount(page.total);
  const single = list.pageIndex === 0 && page.nextCursor === null;
  if (single) {
    const count = page.total ?? page.data.length;
    return <p className={classes.footer}>{count === 1 ? `1 ${noun}` : `${formatCount(count)} ${noun}s`}</p>;
  }
  return (
    <nav className={classes.footer} aria-label="Pages">
      <span aria-live="polite">
        {formatCount(from)}–{formatCount(to)} of {total} {noun}s
      </span>
      <span className={classes.pages}>
        <Button
          variant="default"
          disabled={list.pageIndex === 0}
          leftSection={<IconChevronLeft size={16} aria-hidden="true" />}
          onClick={list.previousPage}
        >
          Previous
        </Button>
        <Button
          variant="default"
          disabled={page.nextCursor === null}
          rightSection={<IconChevronRight size={16} aria-hidden="true" />}
          onClick={() => page.nextCursor && list.nextPage(page.nextCursor)}
        >
          Next
        </Button>
      </span>
    </nav>
  );
}
