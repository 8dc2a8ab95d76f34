import { useQuery } from '@tanstack/react-query';
import { Navigate, Outlet, useLocation } from 'react-router';
import { isSignedOut } from '../api/problem';
import { meQuery } from '../api/queries';
import { Failed, Loading } from '../shared/answered';
import { Shell } from './shell';

/** Everything that needs somebody who is signed in. */
export function SignedIn() {
  const { data, error } = useQuery(meQuery);
  const { pathname, search } = useLocation();
  if (data) {
    return (
      <Shell>
        <Outlet />
      </Shell>
    );
  }
  if (isSignedOut(error)) return <Navigate to={`/sign-in?${new URLSearchParams({ to: `${pathname}${search}` })}`} replace />;
  return <main className="padding-4">{error ? <Failed error={error} again={() => location.reload()} /> : <Loading />}</main>;
}
