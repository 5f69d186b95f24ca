/** Family names that are common: of the United States in this list, of the rest of the world in another one. */
import { WORLD_FAMILY_NAMES } from './world-family-names.ts';

/** Of the United States: of four letters or more and no words for places or things (Census Bureau, names from the 2010 census), folded. */
export const FAMILY_NAMES: ReadonlySet<string> = new Set(
  (
    'Smith Johnson Williams Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson ' +
    'Martin Perez Thompson Harris Sanchez Clark Ramirez Lewis Robinson Walker Allen Wright Scott Torres Nguyen Flores Adams Nelson Rivera ' +
    'Campbell Mitchell Carter Roberts Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Rogers ' +
    'Gutierrez Ortiz Morgan Cooper Peterson Bailey Kelly Howard Ramos Richardson Watson Chavez Bennett Gray Mendoza Ruiz Hughes Alvarez ' +
    'Castillo Sanders Patel Myers Ross Foster Jimenez Powell Jenkins Russell Sullivan Coleman Butler Henderson Barnes Gonzales Simmons Vasquez ' +
    'Patterson Hamilton Graham Reynolds Griffin Wallace Moreno Hayes Bryant Herrera Gibson Ellis Tran Medina Aguilar Stevens Murray Castro ' +
    'Marshall Owens Harrison Fernandez McDonald Kennedy Vargas Henry Chen Freeman Webb Tucker Guzman Burns Crawford Olson Simpson Porter Gordon ' +
    'Mendez Silva Shaw Snyder Mason Dixon Munoz Hunt Hicks Holmes Palmer Wagner Robertson Boyd Salazar Warren Meyer Garza Schmidt Daniels ' +
    'Ferguson Nichols Stephens Soto Weaver Ryan Gardner Payne Dunn Kelley Spencer Hawkins Arnold Pierce Hansen Peters Santos Hart Bradley ' +
    'Elliott Cunningham Duncan Armstrong Hudson Carroll Riley Andrews Alvarado Delgado Berry Perkins Hoffman Johnston Matthews Pena Richards ' +
    'Contreras Willis Carpenter Lawrence Sandoval Guerrero George Chapman Rios Estrada Ortega Watkins Greene Nunez Wheeler Valdez Harper Burke ' +
    'Larson Santiago Maldonado Morrison Franklin Carlson Austin Dominguez Carr Lawson Jacobs OBrien Lynch Singh Vega Bishop Montgomery Oliver ' +
    'Jensen Harvey Williamson Gilbert Dean Sims Espinoza Howell Wong Reid Hanson McCoy Garrett Burton Fuller Weber Welch Rojas Lucas Marquez ' +
    'Fields Banks Padilla Walsh Bowman Schultz Fowler Mejia Davidson Acosta Brewer Holland Juarez Newman Pearson Curtis Cortez Douglas ' +
    'Schneider Joseph Barrett Navarro Figueroa Keller Avila Wade Molina Stanley Hopkins Campos Barnett Bates Chambers Caldwell Beck Lambert ' +
    'Miranda Byrd Craig Ayala Lowe Frazier Powers Neal Leonard Gregory Carrillo Sutton Fleming Rhodes Shelton Schwartz Norris Jennings ' +
    'Duran Cohen Quinn Maxwell Jefferson Pham Singleton Houston Huff Nash Barker Hines Saunders Rowe Preston Woodard Bell Cook Ward Baker ' +
    'Trujillo Daniel Hodges Rosales Andersen Dickson Vaughn Pacheco Villarreal Kirk Ibarra Blair Cervantes Krueger Mccarthy McCarthy McBride ' +
    'McLaughlin McKenzie McGee McIntyre Mcintyre Mclaughlin Mcdonald Mccoy Brady Hurst Hess Bond Schaefer Hebert Vincent Lang Blackwell Hooper ' +
    'Rosario Calderon Livingston Stark Walton Randolph Galvan Ingram Monroe Conrad Esparza Horton Hatfield Cabrera Bautista Valencia Colon ' +
    'Macias Benson Zamora Ochoa Serrano Nolan Novak Petersen Larsen Zimmerman Pittman Callahan Hancock Hampton Sherman Sellers Ponce Mullins ' +
    'Buchanan Atkins Gallagher Gallegos Huerta Orozco Velazquez Velasquez Villanueva Zuniga Solomon Jacobson Bartlett Barrera Beltran'
  )
    .split(' ')
    .filter(({ length }) => length > 3)
    .concat(WORLD_FAMILY_NAMES),
);

/** Given names that are as often another word, a place or a firm: before one of those they are names. */
export const WEAK_GIVEN_NAMES: ReadonlySet<string> = new Set(
  (
    'Abby Alexa Alexandria Amber Angel April Ariel Asia August Aurora Austin Autumn Bailey Bill Blake Brandy Brooke Brooklyn Carolina Chad ' +
    'Charity Chase Chelsea Cheyenne Christian Clinton Cole Courtney Crystal Daisy Dakota Dallas Dalton Dawn Dean Destiny Devin Diamond ' +
    'Dillon Don Drew Earl Ebony Faith Florence Frank Gene Georgia Ginger Glen Grace Grant Guy Haley Harmony Hazel Heather Heaven Holly Hope ' +
    'Hunter Iris Israel Ivy Jack Jackson Jade Jan Jasmine Jay Jo Jordan Joy June Kent Kim Lance Lily Logan Madison Mark Mason May Melody ' +
    'Mercedes Misty Morgan Norma Olive Paris Parker Patty Penny Phoenix Raven Ray Reed Rich Robin Rocky Rose Ruby Rusty Sandy Savannah ' +
    'Beau Beckett Carter Cooper Dante Dawson Delaney Easton Ellis Emerson Emery Genesis Harper Hudson Isla Jameson Juniper Kingston Knox ' +
    'Landry Lawson Lennon Lincoln Luna Maverick Milo Monty Nash Nova Oakley Opal Orlando Paisley Piper Poppy Presley Quincy Reagan Reese Roman ' +
    'Ryder Samson Sawyer Shiloh Skye Sloane Solomon Sutton Tate Titus Tucker Tyson Una Verity Weston Wilder Wren Zelda Zion ' +
    'Scarlett Sierra Skyler Stormy Sue Summer Sunny Sydney Tanner Terrance Trinity Troy Ty Victor Victoria Violet Virginia Wade Willow Will'
  ).split(' '),
);
