-- What changed of geofences since a worker last looked: of one organisation, and of all.
create index geofence_versions_by_change on geofence_versions (organisation_id, change);
create index geofence_versions_changed_last on geofence_versions (change, organisation_id);
drop index geofence_versions_by_organisation;
