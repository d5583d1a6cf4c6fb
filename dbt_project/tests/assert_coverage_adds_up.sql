-- Every article stands in one place: the parts make the whole.
select *
from {{ ref('coverage') }}
where
    found != fetched + waiting + gone + refused + failed + quarantined
    or fetched != extracted + duplicate + stub + other_language + not_extracted
