-- Whoever takes a route back marks that its customers, who were told that it is on its way, were told that it is not.
grant update (state, moved_at) on dispatch_steps to cartage_app;
