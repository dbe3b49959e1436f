import { safeText } from "./safe-text";
import { colors } from "./terminal";

export type Branch = {
  id: string;
  kind: string;
  name: string;
  slug: string;
  path: string;
  role: string;
  childCount: number;
  children: Branch[];
};

/** Nodes below each other, each with what it is and how it is addressed from the one above. */
export const treeLines = (roots: readonly Branch[]): string[] =>
  roots.flatMap((root) => [line(root, root.path.slice(1)), ...below(root, "")]);

function below({ children, childCount }: Branch, indent: string): string[] {
  const hidden = childCount - children.length;
  const last = children.length - (hidden > 0 ? 0 : 1);
  return [
    ...children.flatMap((child, index) => [
      `${indent}${index === last ? "└─ " : "├─ "}${line(child, child.slug)}`,
      ...below(child, `${indent}${index === last ? "   " : "│  "}`),
    ]),
    ...(hidden > 0 ? [colors.dim(`${indent}└─ … ${hidden} more`)] : []),
  ];
}

const line = ({ name, kind }: Branch, address: string): string =>
  `${safeText(name)} ${colors.dim(`${kind} ${address}`)}`;
