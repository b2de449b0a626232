export { createGeocoder as createConfiguredGeocoder } from "@cartage/domain/orders/geocoding/create-geocoder";
