import type { LinkProps } from "@cartage/ui/nav-item";
import type { Route } from "next";
import type { Ref } from "react";
import { Link } from "./link.tsx";

/** A link of the app for the primitives, which know no routes. */
export function RouterLink({ href, ...rest }: LinkProps & { ref?: Ref<HTMLAnchorElement> }) {
  return <Link href={href as Route} {...rest} />;
}
