"use client";

import type { LinkProps } from "@cartage/ui/nav-item";
import type { Route } from "next";
import Link from "next/link";

/** A link of the app's router for the primitives, which know no router. */
export const RouterLink = ({ href, ...rest }: LinkProps) => <Link href={href as Route} {...rest} />;
