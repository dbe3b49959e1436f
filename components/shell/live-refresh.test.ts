import {
  environmentManager,
  InfiniteQueryObserver,
  QueryClient,
  QueryObserver,
} from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { about, areChangesTold, live } from "@/components/live-query";
import { type LiveRefresh, liveRefresh } from "./live-refresh";

// What is used of the browser here: whether the tab is looked at.
const page = Object.assign(new EventTarget(), { hidden: false });
let queryClient: QueryClient;
let refresh: LiveRefresh;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", page);
  page.hidden = false;
  environmentManager.setIsServer(() => false);
  queryClient = new QueryClient({
    defaultOptions: { queries: { staleTime: 30_000, retry: false } },
  });
  queryClient.mount();
  refresh = liveRefresh(queryClient);
});
afterEach(() => {
  refresh.stop();
  queryClient.clear();
  queryClient.unmount();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A query on the screen, which counts how often it asks. */
function watch(key: string, options: object): () => number {
  let asked = 0;
  const queryFn = () => Promise.resolve((asked += 1));
  new QueryObserver(queryClient, { queryKey: [key], queryFn, ...options }).subscribe(
    () => undefined,
  );
  return () => asked;
}

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

test("a change has those ask again that show it, once for many changes of a moment", async () => {
  const calls = watch("calls", { meta: about("calls", "approvals") });
  const tree = watch("tree", { meta: about("tree") });
  const preview = watch("preview", {});
  await settle();
  for (let index = 0; index < 20; index += 1) refresh.hear({ kind: "change", areas: ["calls"] });
  await settle(200);
  expect([calls(), tree(), preview()]).toEqual([2, 1, 1]);
  // The next ones wait for a moment, and come.
  refresh.hear({ kind: "change", areas: ["approvals"] });
  await settle(500);
  expect(calls()).toBe(2);
  await settle(600);
  expect(calls()).toBe(3);
});

test("queries ask again and again only while nobody tells of changes", async () => {
  const links = watch("links", live(["links"], 5_000));
  await settle(11_000);
  expect(links()).toBe(3);
  refresh.hear({ kind: "up" });
  expect(areChangesTold()).toBe(true);
  await settle(30_000);
  // Once when the stream began: what happened before is not told.
  expect(links()).toBe(4);
  refresh.hear({ kind: "down" });
  await settle(11_500);
  expect(links()).toBeGreaterThanOrEqual(6);
});

test("a stream that is back at once has everything asked once", async () => {
  const links = watch("links", live(["links"], 5_000));
  refresh.hear({ kind: "up" });
  await settle(100);
  const before = links();
  refresh.hear({ kind: "down" });
  await settle(300);
  refresh.hear({ kind: "up" });
  await settle(3_000);
  expect(links()).toBe(before + 1);
});

test("whoever asked for more rows gets them, although something changes meanwhile", async () => {
  let pages = 0;
  const observer = new InfiniteQueryObserver(queryClient, {
    queryKey: ["rows"],
    meta: about("tree"),
    initialPageParam: 0,
    queryFn: async ({ pageParam }) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      pages += 1;
      return pageParam;
    },
    getNextPageParam: (page: number) => page + 1,
  });
  observer.subscribe(() => undefined);
  await settle(600);
  void observer.fetchNextPage();
  refresh.hear({ kind: "change", areas: ["tree"] });
  await settle(600);
  expect(observer.getCurrentResult().data?.pages).toEqual([0, 1]);
  // And the change is seen afterwards.
  await settle(5_000);
  expect(pages).toBe(4);
});

test("a tab that nobody looks at waits, but for what its title shows", async () => {
  const tree = watch("tree", { meta: about("tree") });
  const approvals = watch("approvals", { meta: about("approvals") });
  await settle();
  page.hidden = true;
  refresh.hear({ kind: "change", areas: ["tree", "approvals"] });
  await settle(2_000);
  expect([tree(), approvals()]).toEqual([1, 2]);
  page.hidden = false;
  page.dispatchEvent(new Event("visibilitychange"));
  await settle(2_000);
  expect([tree(), approvals()]).toEqual([2, 2]);
});
