import { Button } from '@trussworks/react-uswds';
import type { UseQueryResult } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { Answered, Empty } from '../../shared/answered';
import { useIncomingWords } from './words';

/** So many are shown before somebody asks for all of them. */
const shownFirst = 5;

interface PanelProps<Answer, Item> {
  title: string;
  query: UseQueryResult<Answer>;
  /** Those of the answer that belong here. */
  itemsOf(this: void, answer: Answer): readonly Item[];
  /** Whether there are more than the answer holds. */
  goesOn?(this: void, answer: Answer): boolean;
  none: string;
  keyOf(this: void, item: Item): string;
  row(this: void, item: Item): ReactNode;
  /** The way to all of them. */
  children?: ReactNode;
}

/** One kind of thing that a coordinator looks for, with how many there are. */
export function Panel<Answer, Item>({ title, query, itemsOf, goesOn, none, keyOf, row, children }: PanelProps<Answer, Item>) {
  const say = useIncomingWords();
  const id = useId();
  const [all, setAll] = useState(false);
  const items = query.data === undefined ? [] : itemsOf(query.data);
  const more = query.data !== undefined && goesOn?.(query.data) === true;
  return (
    <section aria-labelledby={id} className="border-1px border-base-lighter radius-md padding-2 margin-bottom-2">
      <div className="display-flex flex-justify flex-align-center">
        <h2 id={id} className="font-sans-lg margin-y-0">
          {title}
        </h2>
        {query.data !== undefined && <span className="usa-tag bg-primary-dark">{more ? say('atLeast', { count: items.length }) : say('counted', { count: items.length })}</span>}
      </div>
      <Answered query={query}>
        {() =>
          items.length === 0 ? (
            <Empty>{none}</Empty>
          ) : (
            <>
              <ul className="usa-list usa-list--unstyled margin-y-1">
                {(all ? items : items.slice(0, shownFirst)).map((item) => (
                  <li key={keyOf(item)} className="padding-y-105 border-top-1px border-base-lighter">
                    {row(item)}
                  </li>
                ))}
              </ul>
              {!all && items.length > shownFirst && (
                <Button type="button" outline onClick={() => setAll(true)}>
                  {say('showAll')}
                </Button>
              )}
            </>
          )
        }
      </Answered>
      {children}
    </section>
  );
}
