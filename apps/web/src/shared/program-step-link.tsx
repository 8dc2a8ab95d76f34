import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { programStepsQuery } from '../api/queries';

/** What the page of a program step is told on the way there. */
export interface WayToProgramStep {
  /** Where to go back to. */
  from: string;
  /** What else is known already, by field, as it would be sent. */
  also: Readonly<Record<string, unknown>>;
}

interface ProgramStepLinkProps {
  programId: string;
  stepId: string;
  /** What it is about, by field: ids and codes alone, for they stand in the address. */
  given?: Readonly<Record<string, string>>;
  also?: WayToProgramStep['also'];
  className?: string;
  /** Begins with `children`, and names what it is about, where several stand on a page. */
  label?: string;
  children: ReactNode;
}

/** The way to the form of a program step, and from there back here; nothing for those to whom it is not open. */
export function ProgramStepLink({ programId, stepId, given = {}, also = {}, className, label, children }: ProgramStepLinkProps) {
  const { pathname, search } = useLocation();
  const { data } = useQuery({ ...programStepsQuery(programId), staleTime: 60_000 });
  if (data?.items.some((step) => step.stepId === stepId) !== true) return null;
  const about = new URLSearchParams(given).toString();
  return (
    <Link to={`/program/${programId}/steps/${stepId}${about === '' ? '' : `?${about}`}`} state={{ from: `${pathname}${search}`, also } satisfies WayToProgramStep} className={className} aria-label={label}>
      {children}
    </Link>
  );
}
