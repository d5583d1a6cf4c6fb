with

deals as (

    select * from {{ ref('fct_arms_transfers') }}

),

weapons as (

    select * from {{ ref('dim_weapons') }}

),

weapon_categories as (

    select * from {{ ref('dim_weapon_categories') }}

),

register_words as (

    select * from {{ ref('register_words') }}

),

-- "Light tanks" goes before "tanks": the longest word of the item decides.
words_found as (

    select
        deals.arms_transfer_id,
        first(
            register_words.unroca_class
            order by length(register_words.register_word) desc, register_words.register_word
        ) as unroca_class

    from deals
    inner join register_words
        on
            deals.category_code = register_words.category_code
            and contains(
                ' ' || {{ plain_name('deals.item_text') }} || ' ',
                ' ' || {{ plain_name('register_words.register_word') }} || ' '
            )
    group by deals.arms_transfer_id

),

classed as (

    select

        ---------- ids
        deals.arms_transfer_id,

        ---------- codes
        deals.supplier_code,
        deals.recipient_code,
        deals.category_code,
        deals.weapon_code,

        ---------- strings
        coalesce(weapons.weapon_name, deals.item_text) as designation,
        weapon_categories.category_name as weapon_description,
        case
            when deals.weapon_code is not null then weapons.sipri_class
            else weapon_categories.sipri_class
        end as sipri_class,
        case
            when deals.weapon_code is not null then weapons.unroca_class
            when words_found.arms_transfer_id is not null then words_found.unroca_class
            else weapon_categories.unroca_class
        end as unroca_class,
        case
            when deals.weapon_code is not null then 'weapon'
            when words_found.arms_transfer_id is not null then 'wording'
            else 'category'
        end as unroca_class_basis

    from deals
    left join weapons
        on deals.weapon_code = weapons.weapon_code
    left join words_found
        on deals.arms_transfer_id = words_found.arms_transfer_id
    left join weapon_categories
        on deals.category_code = weapon_categories.category_code

)

select * from classed
