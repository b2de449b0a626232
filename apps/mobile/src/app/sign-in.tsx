export { SignInScreen as default } from "../screens/sign-in-screen.tsx";
