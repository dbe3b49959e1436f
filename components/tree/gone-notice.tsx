import { ButtonLink } from "@/components/ui/button-link";

type GoneNoticeProps = { name: string; parent: { name: string; path: string | null } | undefined };

/** What was open has been removed meanwhile, or the viewer's role has. */
export function GoneNotice({ name, parent }: GoneNoticeProps) {
  return (
    <div
      role="alert"
      className="mb-4 flex flex-wrap items-center gap-3 rounded-card border border-line bg-stop-soft px-4 py-3 text-stop"
    >
      <p className="grow">
        {name} was removed, or you have no access to it any more. What you see is what it was.
      </p>
      <ButtonLink size="small" href={parent?.path ?? "/"}>
        Go to {parent?.path ? parent.name : "your organizations"}
      </ButtonLink>
    </div>
  );
}
