/**
 * Given names that are common where the languages of our users are spoken; folded, so without accents. Names that are as
 * often another word (a month, a place, a plant, a product) are left out: they need a title, a label or an introduction.
 */
import { FAR_GIVEN_NAMES } from './far-given-names.ts';
import { FURTHER_GIVEN_NAMES } from './further-given-names.ts';
import { LATER_GIVEN_NAMES } from './later-given-names.ts';
import { MORE_GIVEN_NAMES } from './more-given-names.ts';
import { OTHER_GIVEN_NAMES } from './other-given-names.ts';
import { SCRIPT_GIVEN_NAMES } from './script-given-names.ts';
import { TODAY_GIVEN_NAMES } from './today-given-names.ts';
import { WIDER_GIVEN_NAMES } from './wider-given-names.ts';

const ENGLISH =
  'Aaron Abigail Adam Addison Adrian Aidan Alan Albert Alec Alex Alexander Alexandra Alexis Alfred Alice Alicia Alison ' +
  'Allan Allen Allison Alyssa Amanda Amelia Amy Andrea Andrew Andy Angela Anita Ann Anna Anne Annie Anthony Ariana ' +
  'Arnold Arthur Ashley Audrey Ava Barbara Barry Beatrice Becky Ben Benjamin Bernard Bernice Beth Bethany Betty Beverly ' +
  'Blake Bob Bobby Bonnie Brad Bradley Brandi Brandon Brenda Brendan Brent Brett Brian Brianna Bridget Brittany Bruce Bryan ' +
  'Caitlin Caleb Calvin Cameron Candace Carl Carla Carly Carol Caroline Carolyn Carrie Casey Cassandra Catherine Cathy ' +
  'Cecil Charlene Charles Charlie Cheryl Chris Christina Christine Christopher Christy Cindy Claire Clara Clarence Clayton ' +
  'Clifford Clint Clyde Cody Colin Colleen Connie Connor Corey Cory Courtney Craig Curtis Cynthia Dale Damon Dan Dana Daniel ' +
  'Danielle Danny Darlene Darrell Darren Darryl Dave David Dean Deanna Debbie Deborah Debra Denise Dennis Derek Derrick ' +
  'Desiree Devin Devon Diana Diane Dianne Dominic Donald Donna Doreen Doris Dorothy Douglas Duane Dustin Dwayne Dylan ' +
  'Earl Ebony Eddie Edgar Edith Edmund Edward Edwin Eileen Elaine Eleanor Elena Eli Elijah Elizabeth Ella Ellen Ellie Elliot ' +
  'Elliott Elsie Emily Emma Eric Erica Erik Erika Erin Ernest Ethan Ethel Eugene Eva Evan Evelyn Felicia Fiona Frances Frank ' +
  'Franklin Fred Freddie Frederick Gabriel Gabriella Gail Gareth Gary Gavin Gemma Geoffrey George Georgina Gerald Geraldine ' +
  'Gerard Gilbert Gina Gladys Glen Glenda Glenn Gloria Gordon Graham Greg Gregory Gwendolyn Hannah Harold Harriet Harry ' +
  'Harvey Hayley Hazel Heather Hector Helen Henry Herbert Herman Holly Howard Hugh Ian Irene Isaac Isabel Isabella Jack Jackie ' +
  'Jacob Jacqueline Jade Jake James Jamie Jane Janet Janice Jared Jason Jay Jean Jeanette Jeanne Jeff Jeffery Jeffrey Jenna ' +
  'Jennifer Jenny Jeremiah Jeremy Jerome Jerry Jesse Jessica Jill Jim Jimmy Joan Joann Joanna Joanne Jodi Jody Joe Joel Joey ' +
  'John Johnny Jon Jonathan Jordan Jose Joseph Josephine Josh Joshua Joyce Juan Juanita Judith Judy Julian Julie Justin ' +
  'Kaitlyn Karen Karl Karla Kate Katelyn Katherine Kathleen Kathryn Kathy Katie Katrina Kayla Kaylee Keith Kelli Kellie Kelly ' +
  'Kelsey Ken Kendra Kenneth Kerry Kevin Kieran Kim Kimberly Kirk Kirsten Kristen Kristi Kristin Kristina Kristy Krystal Kurt ' +
  'Kyle Larry Latoya Laura Lauren Laurie Lawrence Leah Lee Leigh Leo Leon Leonard Leroy Leslie Lewis Liam Linda Lindsay ' +
  'Lindsey Lisa Lloyd Logan Lois Lonnie Lori Lorraine Louis Louise Lucas Lucy Luis Luke Lydia Lynda Lynn Mackenzie Madeline ' +
  'Malcolm Marc Marcia Marcus Margaret Maria Marian Marie Marilyn Marion Marissa Marjorie Mark Marlene Marsha Martha Martin ' +
  'Marvin Mary Matt Matthew Maureen Maurice Max Maxwell Megan Meghan Melanie Melinda Melissa Melvin Meredith ' +
  'Micheal Michael Michele Michelle Miguel Mike Mildred Mindy Miranda Mitchell Mohamed Mohammad Mohammed Molly Monica ' +
  'Monique Morgan Muhammad Nancy Naomi Natalie Natasha Nathan Nathaniel Neil Nicholas Nick Nicola Nicole Nigel Nina Noah Nora ' +
  'Norma Norman Oliver Olivia Oscar Owen Pamela Patricia Patrick Paul Paula Pauline Peggy Perry Pete Peter Phil Philip Phillip ' +
  'Phyllis Preston Priscilla Rachael Rachel Ralph Ramon Randall Randy Raymond Rebecca Regina Reginald Renee Rhonda Ricardo ' +
  'Richard Rick Ricky Rita Robert Roberta Roberto Robin Robyn Rodney Roger Roland Ron Ronald Ronnie Rosemary Rosie Ross Roxanne ' +
  'Roy Russell Ruth Ryan Sabrina Sally Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sebastian Seth Shane Shannon Sharon ' +
  'Shaun Shawn Sheila Shelby Shelley Shelly Sherri Sherry Sheryl Shirley Sidney Simon Sophia Sophie Spencer Stacey Stacy ' +
  'Stanley Stella Stephanie Stephen Steve Steven Stuart Sue Susan Suzanne Sylvia Tabitha Tamara Tammy Tanya Tara Taylor Ted ' +
  'Terence Teresa Teri Terrance Terri Terry Thelma Theodore Theresa Thomas Tiffany Tim Timothy Tina Toby Todd Tom Tommy Toni ' +
  'Tony Tonya Tracey Traci Tracie Tracy Travis Trevor Tricia Tristan Troy Tyler Tyrone Valerie Vanessa Vera Vernon Veronica ' +
  'Vicki Vickie Vicky Victor Vincent Vivian Wallace Walter Wanda Warren Wayne Wendy Wesley Whitney William Willie Yolanda ' +
  'Yvonne Zachary Zoe';

const GERMAN =
  'Alois Andreas Anja Anke Anneliese Annett Annette Antje Antonia Armin Astrid Axel Barbel Bastian Beate Bernd ' +
  'Bernhard Berthold Bettina Bianca Birgit Bjorn Brigitte Britta Burkhard Carina Carolin Carsten Christa Christel Christian ' +
  'Christiane Christoph Claudia Claus Conny Cornelia Cornelius Dagmar Detlef Dieter Dietmar Dietrich Dirk Dominik Dorothea ' +
  'Eberhard Edeltraud Elfriede Elisabeth Elke Elvira Emil Erhard Erich Ernst Erwin Eugen Ewald Fabian Felix Ferdinand Florian ' +
  'Franz Franziska Frauke Friedhelm Friedrich Fritz Gabriele Georg Gerd Gerda Gerhard Gertrud Gisela Greta Gudrun Gunter ' +
  'Gunther Gustav Hanna Hannelore Hans Harald Hartmut Hedwig Heidemarie Heidi Heike Heiko Heinrich Heinz Helga Helmut Henning ' +
  'Herta Hildegard Holger Horst Hubert Hugo Ilona Ilse Ines Inga Inge Ingeborg Ingo Ingrid Irmgard Iris Jakob Jan Jana Janine ' +
  'Jens Joachim Jochen Johann Johanna Johannes Jonas Jorg Josef Julia Jurgen Jutta Kai Karin Karlheinz Karsten Katharina Kathrin ' +
  'Katja Katrin Kerstin Klara Klaus Konrad Kristian Lars Leonie Lena Lothar Lotte Ludwig Lukas Lutz Magdalena Maik Manfred Manuela ' +
  'Mareike Marco Marita Marlies Martina Matthias Maximilian Meike Merle Michaela Mirko Monika Nadine Nadja Nicolas Niklas Nils Norbert ' +
  'Olaf Oskar Otto Paula Petra Philipp Rainer Ralf Ramona Reiner Reinhard Reinhold Renate Rolf Rosemarie Rudiger Rudolf Rupert ' +
  'Sabine Sascha Sigrid Silke Silvia Simone Sina Siegfried Sonja Stefan Stefanie Steffen Susanne Sven Svenja Swen Tanja Thorsten ' +
  'Tobias Torsten Udo Ulf Ulrich Ulrike Ursula Ute Uwe Valentin Veit Verena Viktor Viktoria Volker Waldemar Waltraud Werner ' +
  'Wilfried Wilhelm Wilma Winfried Wolfgang Yannick';

const FRENCH =
  'Adele Adrien Agathe Agnes Aimee Alain Alexandre Alexandrie Alix Amelie Anais Andre Andree Antoine Antoinette Arnaud Astrid ' +
  'Aude Augustin Aurelie Aurore Auguste Benoit Bernadette Bertrand Brigitte Camille Capucine Catherine Cecile Celina ' +
  'Celine Charlotte Chantal Christelle Christophe Clemence Clement Colette Corinne Damien Danielle Delphine Denis ' +
  'Diane Didier Dominique Dorothee Edith Edouard Eleonore Elise Eloise Elodie Emile Emilie Emmanuel Emmanuelle Eric Etienne ' +
  'Eugenie Fabrice Fabien Fernand Francis Francois Francoise Frederic Gabrielle Genevieve Georges Gerard Gilbert Gilles ' +
  'Gregoire Guillaume Gustave Helene Henri Henriette Honore Hortense Hugues Ines Isabelle Isaac Jacqueline Jacques Jean ' +
  'Jeanne Jeannine Jerome Joseph Josette Josephine Juliette Julien Laetitia Laure Laurence Laurent Leon Lea Louis Luc Lucas ' +
  'Luce Lucie Lucien Lucy Madeleine Manon Marc Marcel Marcelle Margaux Margot Marguerite Marianne Marine Marion Marthe Martine ' +
  'Mathieu Mathilde Matthieu Maurice Maxime Michel Michele Michelle Mireille Monique Nathalie Nicolas Nicole Noel Noemi Odette ' +
  'Olivie Olivier Ophelie Pascale Patrice Patrick Paulette Pauline Penelope Philippe Philippine Pierre Raymond Remy Renaud Rene ' +
  'Renee Robert Roger Roland Romain Sebastien Simone Solange Sophie Stephane Stephanie Suzanne Sylvain Sylvie Theodore Theophile ' +
  'Therese Thibaut Thierry Thomas Timothee Tristan Valentine Valerie Veronique Victoire Vincent Virginie Vivien Xavier Yves Yvonne Zacharie';

const SPANISH =
  'Adelaida Adolfo Adriana Agustin Alba Alberto Alejandra Alejandro Alfonso Alfredo Alma Alonso Alvaro Amalia Amparo Ana Anabel ' +
  'Andres Angelica Angelina Antonio Apolonia Araceli Armando Arturo Aurelio Beatriz Begona Belen Benito Bernardo Berta ' +
  'Blanca Borja Bruno Camila Candelaria Carlos Carlota Carmelo Carmen Catalina Cayetano Cecilia Cesar Ciro Clara ' +
  'Clementina Concepcion Consuelo Cristian Cristina Cristobal Dario Diego Domingo Dolores Eduardo Elias Elisa Eloy Emilia ' +
  'Emiliano Emilio Encarnacion Enrique Ernesto Esperanza Esteban Ester Esther Eugenia Eugenio Eusebio Eva Fabian Fabiola Federico ' +
  'Felipe Felix Fermin Fernanda Fernando Fidel Fidela Francisca Francisco Gabriela Gerardo Gilberto Gloria Gonzalo Graciela ' +
  'Gregorio Guadalupe Guillermo Gustavo Hernan Hilario Horacio Ignacio Inmaculada Ines Irma Isidro Ivan Jacinto Jaime Javier ' +
  'Jenaro Jesus Jimena Joaquin Jorge Jose Josefa Josefina Juana Julio Leandro Leocadia Leonardo Leticia Lidia Lola Lorena Lorenzo Lourdes ' +
  'Lucia Luciana Luisa Macarena Manuel Marcela Marcelino Marcelo Marcos Margarita Mariano Maribel Maricela Marina Mario Marisa Marisol ' +
  'Marta Martina Mateo Matilde Mauricio Maximiliano Milagros Modesto Montserrat Natalia Nicanor Nicolasa Noelia Octavio ' +
  'Olga Oscar Pablo Paco Paloma Pascual Pastora Patricio Pedro Pilar Rafael Rafaela Ramiro Ramona Raquel Raul Rene ' +
  'Reyna Rigoberto Rocio Rodolfo Rodrigo Rogelio Rosa Rosalia Rosario Ruben Rufino Salvador Samuel Sancho Santiago Sergio Silvestre ' +
  'Sofia Soledad Sonia Susana Teodoro Tomas Valentina Vicente Victoriano Virgilio Ximena Yolanda';

const ITALIAN =
  'Achille Alberto Alessandra Alessandro Alessia Alessio Alfio Amedeo Andrea Angelo Annalisa Annamaria Antonella Antonello Antonietta ' +
  'Arnaldo Arturo Augusto Barbara Bartolomeo Beniamino Berenice Bianca Calogero Carlo Carla Caterina Chiara Claudio Concetta Corrado ' +
  'Daniela Daniele Davide Domenico Donatella Donatello Edoardo Elena Eleonora Elisabetta Emanuele Ennio Enrico Enzo Ettore Fabio Fabrizia ' +
  'Fabrizio Fausto Federica Federico Ferdinando Filippo Flavia Flavio Fortunata Francesca Francesco Franco Gabriele Gaetano Gaspare ' +
  'Giacomo Giada Gian Gianfranco Gianluca Gianluigi Gianni Gianpaolo Gino Gioacchino Giorgia Giorgio Giovanna Giovanni Giulia Giuliana ' +
  'Giuliano Giulio Giuseppe Giuseppina Giustino Graziella Guglielmo Guido Iolanda Ivo Laureano Lauretta Lazzaro Leonardo Leopoldo ' +
  'Liliana Livia Livio Loredana Loretta Luca Luciano Lucio Lucrezia Ludovica Ludovico Luigi Luigina Luisa Marcella Marcello Marco ' +
  'Maria Mariana Marisa Marta Martino Massimiliano Massimo Matteo Maura Maurizio Mauro Melina Melissa Michela Michelangelo Micheletto ' +
  'Milena Mirco Monica Nicola Nicoletta Nicolo Niccolo Nino Oreste Ornella Ottavio Paola Paolo Pasquale Patrizia Pasqual Pier Piero ' +
  'Pierangelo Pietro Pina Pompeo Priscilla Raffaele Raffaella Raffaello Renato Riccardo Rino Roberta Rocco Rodolfo Romolo Rosalia ' +
  'Rosina Ruggero Salvatore Sandro Santino Serena Sergio Silvia Silvio Simonetta Stefania Stefano Susanna Tiziana Tiziano Tommaso ' +
  'Torquato Ubaldo Uberto Umberto Vanessa Veronica Vincenzo Vito Vittoria Vittorio';

const PORTUGUESE =
  'Adriano Afonso Alexandre Alice Aline Alvaro Amanda Ana Anabela Anderson Antonia Antonio Augusto Barbara Beatriz Benicio Bento Bernardo ' +
  'Breno Bryan Caio Camila Carlos Catarina Caua Cecilia Cesar Claudia Cristiano Daniela Danilo Davi Diogo Duarte Edson Eduarda Eduardo ' +
  'Elisa Emanuel Enzo Erick Ester Fabricio Felipe Fernanda Fernando Filipe Flavia Flavio Francisca Francisco Gael Giovanna Goncalo Guilherme ' +
  'Gustavo Heitor Helena Heloisa Henrique Henry Ian Ines Isabela Isabella Isabelly Isadora Isaque Ivo Jaqueline Joana Joao Joaquim Jorge Jose Juliana ' +
  'Juliano Kaique Kaue Kevin Laercio Lais Lara Larissa Lavinia Leandro Leonardo Leonor Leticia Levi Livia Lorena Lorenzo Luana Luara Lucas Lucca ' +
  'Luigi Luis Luiz Luiza Madalena Maite Manuela Marcela Marcelo Marcia Marcio Marcos Margarida Maria Mariana Mariane Marina Marta Mateus ' +
  'Matheus Matilde Matteo Melissa Miguel Milena Mirella Murilo Natalia Nathan Nelson Nicolas Nicole Nina Noah Nuno Olivia Otavio Paulo Pedro ' +
  'Pietra Pietro Rafael Rafaela Raul Ravi Rebeca Renan Ricardo Rita Rodrigo Rui Ryan Sabrina Samuel Sara Sergio Silvia Sofia Sophia Stella ' +
  'Teresa Thales Theo Thiago Tiago Tomas Valentina Vasco Vicente Vinicius Vitor Vitoria Yago Yasmin Yuri';

const NORTHERN =
  'Adriaan Aart Annelies Anouk Antoon Arie Bart Bente Bram Britt Cees Coen Cornelis Daan Dirk Elin Esmee Femke Fenna Floris ' +
  'Frits Geert Gerrit Gijs Guus Hendrik Hendrika Herman Ingmar Jaap Jeroen Jesper Joep Johan Joost Joris Jort Karel Kees Klaas Koen Lars ' +
  'Lieke Lotte Luuk Maarten Maartje Marijke Marloes Mees Mieke Mirte Niek Niels Pieter Piet Rianne Rik Roel Ruben Rutger Sander Sanne ' +
  'Saskia Sem Sjoerd Sofie Stijn Teun Thijs Tijn Tijmen Willem Wim Wouter Xander Youri Agneta Alva Anders Anette Anita Annika Arne Asbjorn Astrid Barbro ' +
  'Bengt Berit Birgitta Borje Britt Camilla Carina Ebba Ellinor Elsa Erland Fredrik Freja Frida Gosta Goran Gunilla Gunnar Gustaf Hakan ' +
  'Halvor Hanne Hedda Helene Henrik Hilde Ida Inger Ingrid Ingvild Jarl Jesper Johan Johanna Jonas Jorgen Josefin Kajsa Karin Kari Karolina Kjell Kjersti ' +
  'Knut Kristin Kristoffer Lars Leif Lena Lennart Linnea Lisbeth Magnus Maja Malin Margareta Marit Mats Mattias Mette Mikael Mikkel Mona ' +
  'Morten Niclas Niels Oddvar Olav Ole Olof Oskar Oystein Pernille Petter Ragnar Ragnhild Rasmus Rune Sigrid Sigurd Sigvard Solveig Soren ' +
  'Staffan Stefan Stig Sture Svein Sven Tage Terje Torben Tord Tove Trond Trygve Tuva Ulla Ulrika Vidar Viggo Vilhelm Wilma Yngve';

const EASTERN =
  'Agata Agnieszka Aleksander Aleksandra Alicja Andrzej Aniela Anastasia Anatoly Artur Barbara Bartek Bartosz Beata Bogdan Boris Bozena Cezary Czeslaw ' +
  'Damian Danuta Dariusz Dawid Dmitri Dmitry Dorota Edyta Elzbieta Ewa Filip Gabriela Galina Grazyna Grzegorz Halina Hanna Helena Henryk Igor Irena ' +
  'Iwona Ivan Jacek Jadwiga Jakub Janina Janusz Jaroslaw Jarek Jerzy Joanna Jolanta Jozef Julianna Justyna Kacper Kamil Karol Karolina Kazimierz Kinga ' +
  'Konstantin Krystyna Krzysztof Lech Leszek Lidia Lucyna Ludmila Lukasz Maciej Magdalena Malgorzata Marek Marcin Mariusz Marzena Mateusz Michal ' +
  'Mieczyslaw Mikhail Mikolaj Miroslaw Natalia Nikolai Oksana Olena Oleg Olga Patryk Pavel Pawel Petr Piotr Przemyslaw Radoslaw Rafal Robert ' +
  'Ryszard Sergei Sergey Slawomir Stanislaw Svetlana Sylwia Szymon Tadeusz Tatiana Tomasz Urszula Vadim Vasily Vladimir Viktor Wanda Weronika ' +
  'Wieslaw Witold Wladyslaw Wojciech Yulia Zbigniew Zdzislaw Zofia Zuzanna Zygmunt';

const ASIAN =
  'Aarav Abdul Abdullah Abhinav Aditi Aditya Ahmad Ahmed Aisha Ajay Akash Akshay Ali Amir Amit Amitabh Ananya Aniket Anil Anjali Ankit Anushka Arjun Arun ' +
  'Aryan Ashok Asif Ayesha Ayush Bhavesh Chandra Deepa Deepak Deepika Devansh Dhruv Dinesh Divya Farhan Fatima Farid Gaurav Gautam Geeta Girish Gopal ' +
  'Hamza Hari Harish Harsh Hassan Hussein Hiroshi Ibrahim Imran Indira Isha Ishaan Jaspreet Jayesh Jyoti Kabir Kalpana Karan Karthik Kavita Kavya Kenji Khalid ' +
  'Kiran Krishna Kunal Lakshmi Lalit Leila Madhuri Mahesh Manish Manoj Meena Meera Mehmet Mohan Mohit Mukesh Mustafa Nandini Naveen Neel Neha Nikhil ' +
  'Nisha Nitin Omar Osman Padma Pankaj Parth Pooja Prakash Pranav Prashant Praveen Priya Priyanka Rahul Rajesh Rajiv Rakesh Ramesh ' +
  'Ranjit Rashid Ravi Rekha Riya Rohan Rohit Sachin Sahil Salim Salman Sameer Sandeep Sanjay Sanjeev Santosh Sarita Satish Shankar Shreya Shruti Siddharth ' +
  'Simran Sneha Sonali Sunil Sunita Suresh Swati Takashi Tariq Tarun Usha Varun Vijay Vikas Vikram Vimal Vinay Vinod Vishal Vivek Yash Yasmin Youssef Yusuf Zahra Zainab';

/** Each once, as it is written at the beginning of a sentence. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  [
    ...[ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, NORTHERN, EASTERN, ASIAN],
    ...[
      ...MORE_GIVEN_NAMES,
      ...FAR_GIVEN_NAMES,
      ...FURTHER_GIVEN_NAMES,
      ...LATER_GIVEN_NAMES,
      ...OTHER_GIVEN_NAMES,
      ...SCRIPT_GIVEN_NAMES,
      ...TODAY_GIVEN_NAMES,
      ...WIDER_GIVEN_NAMES,
    ],
  ].flatMap((names) => names.split(' ')),
);
