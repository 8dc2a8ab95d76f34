import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Navigate, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { isSignedOut } from '../api/problem';
import { meQuery } from '../api/queries';
import { Failed, Loading } from '../shared/answered';
import { ownerHere } from '../shared/device/access';
import type { Owner } from '../shared/device/store';
import { OfflineStart } from './offline-start';
import { Shell } from './shell';
import { useDeviceFor } from './use-device';

/** Everything that needs somebody who is signed in. */
export function SignedIn() {
  const me = useQuery(meQuery);
  const { data, error, isFetching, refetch } = me;
  const { pathname, search } = useLocation();
  const isSettled = useDeviceFor(me);
  const owner = useOwnerOffline(error !== null && !isSignedOut(error));
  // What was shown by the code, or before the session ended, gives way to the sign-in.
  if (isSignedOut(error)) return <Navigate to={`/sign-in?${new URLSearchParams({ to: `${pathname}${search}` })}`} replace />;
  if (data && isSettled) {
    return (
      <Shell>
        <Outlet />
        <ScrollRestoration />
      </Shell>
    );
  }
  if (owner && !isFetching) return <OfflineStart owner={owner} again={() => void refetch()} />;
  return <main className="padding-4">{error && !isFetching ? <Failed error={error} again={() => location.reload()} /> : <Loading />}</main>;
}

/** Whose device it is, once it is known that nobody can be asked who is here. */
function useOwnerOffline(isUnreachable: boolean): Owner | undefined {
  const [owner, setOwner] = useState<Owner>();
  useEffect(() => {
    if (isUnreachable) void ownerHere().then(setOwner);
  }, [isUnreachable]);
  return isUnreachable ? owner : undefined;
}
