-- Marks of vehicles that a rule on distance looks from: what they derived may have used where the other vehicle was, and that
-- has become known. Nothing of their own is new.
alter table derivation_marks add column by_neighbour boolean not null default false;
