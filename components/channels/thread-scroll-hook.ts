import { type UIEvent, useLayoutEffect, useRef, useState } from "react";

/** Within this much of the end, one is at the end. */
const nearPx = 48;

type Ends = { oldest: string | undefined; newest: string | undefined };

/**
 * Keeps what is read in its place: a thread opens at its end and stays there while new messages come;
 * who reads further up is told of them, and loses nothing when earlier ones are added above.
 */
export function useThreadScroll({ oldest, newest }: Ends) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef<{ oldest: string | undefined; height: number }>(undefined);
  // `seen` is the newest one when the reader left the end.
  const [place, setPlace] = useState<{ isAtEnd: boolean; seen: string | undefined }>({
    isAtEnd: true,
    seen: undefined,
  });
  const { isAtEnd, seen } = place;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const was = before.current;
    if (isAtEnd) element.scrollTo({ top: element.scrollHeight });
    else if (was && was.oldest !== oldest)
      element.scrollBy({ top: element.scrollHeight - was.height });
    before.current = { oldest, height: element.scrollHeight };
  }, [oldest, newest, isAtEnd]);

  const onScroll = ({ currentTarget }: UIEvent<HTMLElement>) => {
    const { scrollHeight, scrollTop, clientHeight } = currentTarget;
    const isNearEnd = scrollHeight - scrollTop - clientHeight < nearPx;
    if (isNearEnd !== isAtEnd) setPlace({ isAtEnd: isNearEnd, seen: newest });
  };
  return {
    box,
    hasNew: !isAtEnd && newest !== seen,
    onScroll,
    toEnd: () => setPlace({ isAtEnd: true, seen: newest }),
  };
}
