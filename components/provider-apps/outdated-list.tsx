import { plural } from "@/components/plural";
import type { AppChange } from "@/lib/provider-apps/app-change";

/** "14 connections were made with the old app and will need a reconnect to use the new one: …" */
export function OutdatedList({ preview }: { preview: AppChange }) {
  const { connections, total, stops } = preview;
  if (total === 0) return <p className="text-muted">No connection has to be made again.</p>;
  return (
    <section>
      <h3 className="font-medium">
        {plural(total, "connection was", "connections were")} made with the old app.{" "}
        {total === 1 ? "It goes" : "They go"} on with it until reconnected:
      </h3>
      {stops > 0 && (
        <p className="mt-1 text-sm text-stop">
          {plural(stops, "of these was", "of these were")} made with the sandbox and{" "}
          {stops === 1 ? "stops" : "stop"} at once, because a real app takes its place.
        </p>
      )}
      <ul className="mt-1 max-h-40 list-disc overflow-y-auto pl-5 text-sm" tabIndex={0}>
        {connections.map(({ id, accountName, owner, person }) => (
          <li key={id}>
            {accountName} at {owner.name}
            {person !== null && <span className="text-muted">, connected by {person}</span>}
          </li>
        ))}
      </ul>
      {total > connections.length && (
        <p className="text-sm text-muted">
          and {plural(total - connections.length, "more", "more")}
        </p>
      )}
    </section>
  );
}
